/**
 * What kiosks report: Sparkplug sessions, the state they add up to, and its way into the database.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.telemetry;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
