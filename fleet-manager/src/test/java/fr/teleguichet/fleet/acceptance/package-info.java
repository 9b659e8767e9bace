/** Acceptance records, signed and typed. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.acceptance;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
