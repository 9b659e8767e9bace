/** What a card, an image or a unit is, whether it is healthy, and why not. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.provisioning.inspect;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
