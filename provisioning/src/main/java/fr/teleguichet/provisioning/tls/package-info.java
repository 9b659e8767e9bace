/** Keys and certificates in PEM files, and the TLS that they make. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.provisioning.tls;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
