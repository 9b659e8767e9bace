/** The handbook: what people of each role do with the network, in French and English. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.handbook;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
