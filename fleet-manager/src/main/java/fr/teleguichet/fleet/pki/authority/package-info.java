/**
 * The fleet's certificate authority: a root, the issuing key that it vouches for, and what that key
 * signs (RFC 5280).
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.pki.authority;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
