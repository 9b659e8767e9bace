/** Sessions of people and what is open in them. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.account.session;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
