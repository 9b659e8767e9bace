/** Enrolment over Secure Transport (RFC 7030): how kiosks get and renew their certificates. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.pki.est;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
