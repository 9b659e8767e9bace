/** Both listeners, seen from their connections. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.web.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
