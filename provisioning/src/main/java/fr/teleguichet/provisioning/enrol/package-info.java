/** How a unit gets its certificate. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.provisioning.enrol;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
