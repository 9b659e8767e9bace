/** Which function sits on which pin of the header, and what contradicts itself in that. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.hardware.wiring;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
