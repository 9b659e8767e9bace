/** Tests of spreadsheets that somebody sends. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.platform.opendocument;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
