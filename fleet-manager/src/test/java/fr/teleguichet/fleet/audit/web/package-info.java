/** The audit log. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.audit.web;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
