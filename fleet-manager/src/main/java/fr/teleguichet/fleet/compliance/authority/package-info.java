/** Who answers for the network before the law, typed once for every document. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.compliance.authority;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
