/** What people thought of their interviews: the page, and what may be told of it. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.interview.satisfaction;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
