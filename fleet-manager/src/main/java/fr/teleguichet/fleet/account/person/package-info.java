/** The people: their accounts, how they are invited, what they may change themselves. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.account.person;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
