/** The program: reads the settings, starts everything in order and stops it in reverse order. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.boot;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
