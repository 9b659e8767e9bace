/** The printer, by IPP (RFC 8010 and 8011, IPP Everywhere PWG 5100.14). */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.peripheral.print;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
