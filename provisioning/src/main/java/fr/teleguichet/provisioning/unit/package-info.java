/** A unit on the local network: its agent's door for technicians. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.provisioning.unit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
