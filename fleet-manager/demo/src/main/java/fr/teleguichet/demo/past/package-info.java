/**
 * A past for the demo: eighteen months of a network that never were, as the first one's could be.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.demo.past;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
