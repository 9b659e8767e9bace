/**
 * Words: those of board files, those that constants have for others, and the known word nearest to
 * a mistyped one.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.hardware.text;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
