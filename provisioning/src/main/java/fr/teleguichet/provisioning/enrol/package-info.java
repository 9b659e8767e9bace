/** From a key to a certificate: a unit's identity, on the unit or from the bench. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.provisioning.enrol;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
