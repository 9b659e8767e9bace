/** Proofs of how the module is built. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.hardware;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
