/** Who the kiosk is to others: its certificate and key, and the authorities that it trusts. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.identity;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
