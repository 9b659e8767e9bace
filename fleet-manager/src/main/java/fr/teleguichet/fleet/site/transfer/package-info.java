/** The register of sites as a file: out of the program, into another, and back after a preview. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.site.transfer;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
