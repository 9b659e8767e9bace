/** What the public may see of sites: where, when, which services, and how to get in. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.site.publication;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
