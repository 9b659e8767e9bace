/** Why an update failed, as kiosks tell it and as people read it. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.update.failure;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
