/** A kiosk's updates: which it shall install, how far it is, and what it told. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.update.action;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
