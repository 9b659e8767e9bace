/** Visits of technicians. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.site.visit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
