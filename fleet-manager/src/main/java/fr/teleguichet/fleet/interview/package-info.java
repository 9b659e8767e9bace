/** What the network is for: interviews held, and what people thought of them. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.interview;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
