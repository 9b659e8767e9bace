/** Who may do what: roles, scopes, and the rule of every route. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.access;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
