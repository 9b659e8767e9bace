/**
 * Physical devices: which may become which kiosk, from their first contact until they are retired.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.enrolment;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
