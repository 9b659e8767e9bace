/** What kiosks say that they are and run, when they ask for updates. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.update.inventory;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
