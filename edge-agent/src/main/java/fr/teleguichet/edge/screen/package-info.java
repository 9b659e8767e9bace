/** The citizen's page on the loopback interface: views of the session, routes, streams. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.screen;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
