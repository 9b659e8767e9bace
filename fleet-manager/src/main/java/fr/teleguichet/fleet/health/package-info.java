/** How the fleet manager itself is doing: its broker, its database, and what it had to drop. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.health;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
