/** The scanner, by eSCL (Mopria Alliance) or SANE. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.peripheral.scan;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
