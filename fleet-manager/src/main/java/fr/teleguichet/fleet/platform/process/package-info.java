/** TCP ports of this machine: which are free and which one a child process shall use. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.platform.process;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
