/** HTTP to devices, whose answers may be anything, of any size, at any speed. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.peripheral.net;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
