/** What puts a part of the kiosk's software in place, with a way back. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.update.install;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
