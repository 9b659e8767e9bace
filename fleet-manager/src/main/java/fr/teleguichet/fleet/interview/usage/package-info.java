/** How the network is used: the page with its charts, and the interviews behind each figure. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.interview.usage;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
