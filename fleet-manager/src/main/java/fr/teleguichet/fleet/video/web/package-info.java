/** What carries the calls of the fleet, on a page and by programs. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.video.web;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
