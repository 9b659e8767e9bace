/**
 * How a kiosk is known before and after it is trusted: key fingerprint, short code, claim, name in
 * its certificate.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.hardware.identity;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
