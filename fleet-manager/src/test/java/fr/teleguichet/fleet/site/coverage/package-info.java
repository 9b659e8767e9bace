/** Coverage of the territory. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.site.coverage;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
