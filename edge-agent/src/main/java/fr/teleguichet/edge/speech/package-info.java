/**
 * Reads the page's texts aloud by a program of the system: text in, sound out, bounded throughout.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.speech;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
