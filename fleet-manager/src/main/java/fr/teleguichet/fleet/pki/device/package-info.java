/** The listener that devices reach over TLS: who is at the other end, and what is served there. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.pki.device;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
