/** The pages' common frame and the start page. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.web.page;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
