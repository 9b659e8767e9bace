/** Which of the program's listeners a request came in at. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.listener;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
