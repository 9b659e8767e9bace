/** The skeleton of the security accreditation, from what the program knows of itself. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.compliance.security;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
