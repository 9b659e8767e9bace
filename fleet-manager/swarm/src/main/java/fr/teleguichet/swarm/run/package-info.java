/** The kinds of run: steady, storm, max, latency, each a sequence of bounded phases. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.swarm.run;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
