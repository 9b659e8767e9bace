/** The desk, over HTTP. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.desk;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
