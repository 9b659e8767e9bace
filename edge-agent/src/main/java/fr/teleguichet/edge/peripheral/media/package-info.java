/** Camera, microphone and loudspeaker: whether they are there and fit for an interview. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.peripheral.media;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
