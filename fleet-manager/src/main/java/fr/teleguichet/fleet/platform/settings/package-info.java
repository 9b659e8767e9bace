/** Settings: their names, defaults and meaning, and where their values come from. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.platform.settings;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
