/** Tests of {@code fr.teleguichet.fleet.alert.maintenance}. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.alert.maintenance;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
