/** What the public sees of sites. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.site.publication;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
