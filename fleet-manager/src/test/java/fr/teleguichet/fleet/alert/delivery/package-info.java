/** Tests of {@code fr.teleguichet.fleet.alert.delivery}. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.alert.delivery;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
