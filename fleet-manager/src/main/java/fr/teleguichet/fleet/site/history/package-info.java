/** Who changed what of a site. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.site.history;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
