/** Words that people stick to kiosks, by which rollouts choose them. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.update.label;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
