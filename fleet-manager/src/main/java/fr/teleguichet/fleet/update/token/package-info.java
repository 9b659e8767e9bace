/** Tokens by which clients without a certificate of the fleet ask for updates. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.update.token;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
