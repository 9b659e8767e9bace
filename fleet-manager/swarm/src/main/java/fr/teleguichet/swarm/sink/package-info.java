/** Subscribers that throw away what they receive, to find the limit of the broker itself. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.swarm.sink;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
