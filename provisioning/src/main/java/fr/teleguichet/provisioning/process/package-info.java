/** Other programs of the system, run for a limited time with limited output. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.provisioning.process;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
