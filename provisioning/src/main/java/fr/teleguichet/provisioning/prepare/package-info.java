/** What ends up on a card's boot partition, how it gets there, is verified and taken back. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.provisioning.prepare;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
