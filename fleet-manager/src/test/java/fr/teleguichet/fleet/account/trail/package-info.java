/** The audit log. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.account.trail;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
