/** Tests of the network's activity as files. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.activity;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
