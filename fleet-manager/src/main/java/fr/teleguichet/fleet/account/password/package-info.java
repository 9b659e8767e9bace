/** Passwords: which are good enough, and how they are kept. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.account.password;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
