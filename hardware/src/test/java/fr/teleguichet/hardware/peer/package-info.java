/** The other side of tests: programs of others that are started for them, in every module. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.hardware.peer;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
