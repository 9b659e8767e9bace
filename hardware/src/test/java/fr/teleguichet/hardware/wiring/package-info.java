/** Proofs of the header and of the wiring rules. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.hardware.wiring;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
