/** How people become known. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.account.signin;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
