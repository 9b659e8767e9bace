/** The register of sites. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.site;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
