/** The technician's door: the unit's report and exercises of its peripherals, behind a PIN. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.technician;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
