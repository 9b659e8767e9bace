/** Tests of what was done to make the network known. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.communication;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
