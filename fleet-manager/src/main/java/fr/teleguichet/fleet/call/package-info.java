/** Video calls between kiosks and advisers: who waits, who answers, and what both sides tell. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.call;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
