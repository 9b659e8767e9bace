/** The scripts: tokens of the programming interface. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.account.token;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
