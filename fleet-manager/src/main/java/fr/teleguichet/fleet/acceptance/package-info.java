/** Acceptance records: what was examined before a kiosk is shown to citizens, and by whom. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.acceptance;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
