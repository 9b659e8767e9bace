/**
 * What an agent drives and looks at, as one interface: the machine of a kiosk, or a simulator's.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.hardware;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
