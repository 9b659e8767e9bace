/**
 * Papers of a talk: what the adviser asks to see is scanned, what the adviser sends is printed. The
 * pages of kiosk and desk carry them; here they go to the devices and from them, and never to a
 * disk.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.document;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
