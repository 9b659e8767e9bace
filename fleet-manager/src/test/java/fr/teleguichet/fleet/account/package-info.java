/** Who may use the fleet manager, and what each may do and see. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.account;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
