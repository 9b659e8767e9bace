/** The command line: options with their defaults, exit codes. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.swarm.cli;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
