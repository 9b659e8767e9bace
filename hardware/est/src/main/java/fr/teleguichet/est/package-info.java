/**
 * Enrolment over Secure Transport (RFC 7030) from the unit's side, and the safe place of its key.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.est;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
