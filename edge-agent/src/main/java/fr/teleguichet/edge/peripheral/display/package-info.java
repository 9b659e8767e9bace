/** The screen: whether a picture is on it, its power, and the hours at which it is on. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.peripheral.display;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
