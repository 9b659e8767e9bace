/**
 * Alerts: what wants a person, told once. {@link fr.teleguichet.fleet.alert.AlertEngine} decides
 * what is one and what belongs together, from conditions, rules and quiet times.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.alert;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
