/** What all of the programming interface shares. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.web.api;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
