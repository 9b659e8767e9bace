/**
 * The lines, buses and serial ports of the kiosk's board, by the names of its board file, and the
 * plain things at their ends, such as light, fan and contacts.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.wire;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
