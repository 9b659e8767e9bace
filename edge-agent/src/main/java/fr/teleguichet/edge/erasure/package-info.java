/**
 * Leaving no trace: when a session is over, all that a citizen could have left is erased and looked
 * for, and no other session begins before.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.erasure;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
