/** Tests of {@code fr.teleguichet.fleet.alert}. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.alert;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
