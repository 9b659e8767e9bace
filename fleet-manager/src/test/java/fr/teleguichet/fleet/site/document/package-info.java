/** Papers of sites. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.site.document;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
