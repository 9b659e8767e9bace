/** Units, claims and who may become which kiosk. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.enrolment;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
