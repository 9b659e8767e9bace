/** The bill of materials: what a kiosk is made of, what may replace it and what it costs. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.hardware.parts;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
