/** How far sites are. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.site.life;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
