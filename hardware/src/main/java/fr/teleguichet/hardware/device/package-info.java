/**
 * The device model that every program speaks: who a kiosk is, what it measures, what it can be
 * told.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.hardware.device;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
