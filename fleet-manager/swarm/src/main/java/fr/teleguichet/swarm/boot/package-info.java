/** Where the program begins: the machine's clock and randomness meet the command line. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.swarm.boot;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
