/** Tests of {@code fr.teleguichet.fleet.help}. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.help;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
