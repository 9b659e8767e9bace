/**
 * What carries calls: directly, or in a room that another service makes; which of them the fleet
 * uses, and what serves a call when that one fails. {@code VideoProviderSelector} decides.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.video;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
