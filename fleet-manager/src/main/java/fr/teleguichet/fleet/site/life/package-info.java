/** How far a site is, from the plan to the end. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.site.life;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
