/** Child processes that are started, adopted, watched, restarted and stopped. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.process;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
