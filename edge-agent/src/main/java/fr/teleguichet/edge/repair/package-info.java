/**
 * Health that mends itself, and knows when to stop: checks with their repair, the ladder from the
 * smallest repair to the page that asks for a person, and the watchdog that the checks feed.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.repair;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
