/**
 * A page on which one does to a simulated kiosk what people do to a real one, and sees what the
 * agent makes of it.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.simulator.workbench;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
