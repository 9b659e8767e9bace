/** What kiosks tell by law. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.compliance.kiosk;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
