/** Proofs of the words of a board file. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.hardware.text;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
