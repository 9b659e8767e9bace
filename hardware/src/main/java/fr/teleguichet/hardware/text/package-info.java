/**
 * The words of a board file: names, one-line texts, and the known word nearest to a mistyped one.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.hardware.text;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
