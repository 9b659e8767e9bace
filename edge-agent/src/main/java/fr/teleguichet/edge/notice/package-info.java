/** What the kiosk has to tell citizens by law, as its fleet says. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.notice;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
