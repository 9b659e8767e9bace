/** What is counted and timed, and how people and scripts read it. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.swarm.figures;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
