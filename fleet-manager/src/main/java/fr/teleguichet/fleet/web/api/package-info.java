/**
 * What all of the programming interface shares: problems, and the token that lies in the data
 * folder.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.web.api;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
