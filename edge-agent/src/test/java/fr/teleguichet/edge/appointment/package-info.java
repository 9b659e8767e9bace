/** Tests of {@code fr.teleguichet.edge.appointment}. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.appointment;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
