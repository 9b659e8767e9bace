/** Papers of sites, such as agreements and plans: kept and handed out, never opened here. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.site.document;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
