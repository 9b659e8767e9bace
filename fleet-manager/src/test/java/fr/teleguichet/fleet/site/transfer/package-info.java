/** The register of sites as a file. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.site.transfer;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
