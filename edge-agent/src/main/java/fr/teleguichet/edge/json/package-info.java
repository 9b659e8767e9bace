/** JSON from outside of the program, which may be made to harm it. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.json;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
