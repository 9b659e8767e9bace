/** A kiosk without hardware and without people: a scripted day that is played again and again. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.simulator.scenario;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
