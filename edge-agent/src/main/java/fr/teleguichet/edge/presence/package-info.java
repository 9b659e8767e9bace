/**
 * Whether somebody is in front of the kiosk: its sensors, what they say together, and how many
 * people came. It counts and never identifies; no distance leaves this package for the fleet.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.presence;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
