/** The accessibility statement. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.compliance.accessibility;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
