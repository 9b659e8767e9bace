/** Tests of {@code fr.teleguichet.fleet.alert.source}. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.alert.source;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
