/** The fleet manager's programming interface, as far as a technician needs it. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.provisioning.fleet;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
