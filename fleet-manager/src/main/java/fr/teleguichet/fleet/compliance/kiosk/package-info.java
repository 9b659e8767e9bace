/** What kiosks tell citizens by law, and how they hear of it. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.compliance.kiosk;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
