/** The frame of the pages, and what they say. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.web.page;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
