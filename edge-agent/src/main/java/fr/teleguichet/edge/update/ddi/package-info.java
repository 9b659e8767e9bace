/** The conversation with an update server: DDI v1, the device interface of Eclipse hawkBit. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.update.ddi;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
