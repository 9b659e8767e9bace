/** The whole fleet on one machine: the installed programs, started and stopped together. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.demo;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
