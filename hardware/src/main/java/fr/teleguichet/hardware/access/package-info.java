/** What must be measured of a kiosk so that everybody can use it, and which text demands it. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.hardware.access;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
