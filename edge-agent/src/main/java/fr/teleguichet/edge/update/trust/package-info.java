/** Whose releases this kiosk installs, and how old they may be. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.update.trust;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
