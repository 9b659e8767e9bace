/**
 * Tells people and programs of alerts: an outbox that is written with the alert, and whoever takes
 * from it. A target that is slow, dead or lies keeps nobody else waiting.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.alert.delivery;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
