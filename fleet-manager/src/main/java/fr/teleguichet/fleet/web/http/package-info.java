/** Which of the program's listeners a request came in at, and how requests come in at both. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.web.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
