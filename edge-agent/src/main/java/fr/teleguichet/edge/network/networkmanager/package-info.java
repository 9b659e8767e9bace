/**
 * The network of a Debian machine through NetworkManager's interface on the system bus: never by
 * its command line, where every program of the machine could read a password.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.network.networkmanager;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
