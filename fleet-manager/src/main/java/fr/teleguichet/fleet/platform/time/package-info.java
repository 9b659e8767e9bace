/** The one place that reads the machine's clock. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.platform.time;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
