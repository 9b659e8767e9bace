/** Log lines as key=value fields. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.platform.log;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
