/** The network's activity in the shape that France services report theirs in. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.activity;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
