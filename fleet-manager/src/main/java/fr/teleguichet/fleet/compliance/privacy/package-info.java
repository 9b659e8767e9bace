/** What people are told of their data, and what the law wants written down of its processing. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.compliance.privacy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
