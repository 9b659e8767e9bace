/** Documents that the law asks for. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.compliance;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
