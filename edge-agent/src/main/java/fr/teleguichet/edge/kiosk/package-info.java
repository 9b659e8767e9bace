/**
 * What the kiosk is at this moment: the values that sensing features set and that the link reports.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.kiosk;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
