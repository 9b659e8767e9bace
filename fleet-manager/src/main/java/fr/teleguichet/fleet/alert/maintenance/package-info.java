/** Planned maintenance: when and where nothing is told, and why. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.alert.maintenance;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
