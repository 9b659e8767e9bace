/** The frame of the pages, and what they say. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.page;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
