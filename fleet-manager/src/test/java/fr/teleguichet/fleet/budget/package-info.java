/** Tests of what the network costs. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.budget;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
