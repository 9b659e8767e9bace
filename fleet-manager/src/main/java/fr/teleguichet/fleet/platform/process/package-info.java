/** Child processes that are kept running, and the ports that they listen on. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.platform.process;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
