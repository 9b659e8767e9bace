/**
 * The network of the place as a technician sets it on site: what can be set, and the trial by which
 * the former network is kept until the new one has reached the fleet manager.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.network.setup;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
