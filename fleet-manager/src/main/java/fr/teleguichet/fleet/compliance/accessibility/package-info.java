/** The accessibility statement: what an audit found, what a person decided, and its legal form. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.compliance.accessibility;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
