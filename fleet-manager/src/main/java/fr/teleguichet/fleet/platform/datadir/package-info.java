/** The data folder, which holds everything that the program keeps, and files that appear whole. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.platform.datadir;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
