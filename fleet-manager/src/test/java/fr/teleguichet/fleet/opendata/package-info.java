/** Tests of what is published as open data. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.opendata;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
