/** Proofs of the board files, their schema, their reader and their documents. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.hardware.board;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
