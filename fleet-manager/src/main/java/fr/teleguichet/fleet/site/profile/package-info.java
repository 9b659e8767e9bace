/** Whom to call at a site, and how to get in. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.site.profile;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
