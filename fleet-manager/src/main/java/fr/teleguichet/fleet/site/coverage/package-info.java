/** Who lives near a kiosk in service, and who does not. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.site.coverage;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
