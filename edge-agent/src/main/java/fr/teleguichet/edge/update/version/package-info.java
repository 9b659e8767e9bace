/** Versions that lie beside each other in a folder, one of which counts and may be on trial. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.update.version;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
