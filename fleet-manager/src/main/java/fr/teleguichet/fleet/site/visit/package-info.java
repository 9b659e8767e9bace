/** Visits of technicians: the sheet that they take along, and what they did. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.site.visit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
