/**
 * Who does what when: the kiosks of an event loop, ramp-up, open-loop schedules, churn and markers.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.swarm.load;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
