/** Many units that are planned and enrolled in one go, each with a key and a claim of its own. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.swarm.enrol;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
