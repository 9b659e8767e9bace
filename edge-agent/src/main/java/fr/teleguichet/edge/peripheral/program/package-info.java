/** Small programs that know a device, run for a moment: within bytes and time, without a shell. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.peripheral.program;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
