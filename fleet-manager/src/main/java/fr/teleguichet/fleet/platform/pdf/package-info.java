/** Documents for printing and keeping: pages of XHTML become tagged PDF with fonts inside. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.platform.pdf;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
