/** The second factor. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.account.totp;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
