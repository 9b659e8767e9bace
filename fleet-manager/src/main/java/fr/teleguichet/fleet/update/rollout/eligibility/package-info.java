/** When a kiosk may begin an update, and in plain words why not yet. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.update.rollout.eligibility;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
