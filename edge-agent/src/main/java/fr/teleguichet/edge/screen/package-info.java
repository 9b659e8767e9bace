/** The citizen's screen: a page on the loopback interface and the session that it shows. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.screen;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
