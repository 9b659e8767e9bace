/** CSV (RFC 4180), read and written row by row, however long a file is. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.platform.csv;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
