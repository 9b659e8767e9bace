/** A board profile: the typed form of one file of boards/, and the documents made from it. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.hardware.board;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
