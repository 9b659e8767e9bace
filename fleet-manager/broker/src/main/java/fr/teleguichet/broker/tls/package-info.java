/** The broker's own certificate, and which certificates of others it trusts right now. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.broker.tls;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
