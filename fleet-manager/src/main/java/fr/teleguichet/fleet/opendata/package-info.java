/** What the network publishes as open data: figures of years that are over, and its sites. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.opendata;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
