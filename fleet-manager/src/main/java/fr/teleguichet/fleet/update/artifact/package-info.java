/** Files that kiosks install: taken in, kept by their content, withdrawn. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.update.artifact;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
