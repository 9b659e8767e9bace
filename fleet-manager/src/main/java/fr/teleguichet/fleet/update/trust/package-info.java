/** Trust lists: which release keys kiosks trust, and how far the word of it has come. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.update.trust;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
