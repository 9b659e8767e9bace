/** A system's image on a card or a disk: checked while it is written, and read back. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.provisioning.flash;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
