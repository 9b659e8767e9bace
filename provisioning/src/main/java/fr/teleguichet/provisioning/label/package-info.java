/** Label sheets for units, as PDF. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.provisioning.label;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
