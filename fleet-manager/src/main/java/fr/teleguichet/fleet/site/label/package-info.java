/** The label that the State gave a site. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.site.label;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
