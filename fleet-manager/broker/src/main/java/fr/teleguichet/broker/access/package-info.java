/** Who may connect to the broker, what each may say and hear, and what was refused. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.broker.access;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
