/**
 * The call test that the kiosk makes by itself before anybody calls: the way through the relay, the
 * camera's picture, and whether the microphone hears the loudspeaker.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.precall;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
