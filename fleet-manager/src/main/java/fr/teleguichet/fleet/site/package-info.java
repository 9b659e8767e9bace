/** The places where kiosks stand: the register that people keep of them. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.site;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
