/** Proofs of prices and of the bill of materials. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.hardware.parts;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
