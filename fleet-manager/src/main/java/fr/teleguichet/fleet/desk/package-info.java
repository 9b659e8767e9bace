/** The adviser's desk: who waits, and the page on which an adviser talks with a citizen. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.desk;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
