/** The smart card reader: that it is there, and never what is on a card. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.peripheral.card;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
