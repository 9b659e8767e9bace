/** The operating system's slots, written and chosen by RAUC over D-Bus. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.update.rauc;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
