/** The uninterruptible power supply, through Network UPS Tools (RFC 9271). */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.peripheral.power;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
