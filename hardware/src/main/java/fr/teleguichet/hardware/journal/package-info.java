/**
 * What a kiosk writes down and must never lose or double: numbered records, and how they travel.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.hardware.journal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
