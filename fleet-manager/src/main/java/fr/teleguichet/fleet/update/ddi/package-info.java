/** The device interface of hawkBit (DDI v1), through which kiosks and other clients update. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.update.ddi;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
