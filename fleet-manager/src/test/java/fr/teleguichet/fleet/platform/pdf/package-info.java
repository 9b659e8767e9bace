/** Documents for printing and keeping. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.platform.pdf;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
