/** Communes and groupings of communes of the territory that the network serves: open data. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.territory;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
