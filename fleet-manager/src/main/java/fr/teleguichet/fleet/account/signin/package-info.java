/** How a person becomes known: password and second factor, an identity provider, a link. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.account.signin;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
