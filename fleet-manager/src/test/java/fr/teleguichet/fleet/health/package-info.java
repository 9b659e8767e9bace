/** What the manager says of itself. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.health;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
