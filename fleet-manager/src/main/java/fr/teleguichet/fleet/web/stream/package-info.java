/** Open pages of which a part changes while somebody looks, and streams to one reader. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.web.stream;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
