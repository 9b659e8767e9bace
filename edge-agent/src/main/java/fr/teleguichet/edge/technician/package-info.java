/** The unit's report for a technician on the local network: read only, behind a PIN. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.technician;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
