/** Tests of appointments. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.appointment;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
