/** The second factor: codes that change every 30 seconds, and the codes for a lost telephone. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.account.totp;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
