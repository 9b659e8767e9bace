/** Who is signed in, and in which browser. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.account.session;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
