/**
 * A backup of the whole fleet manager in one file, and its way back: the database as it was at one
 * moment, the authority, artifacts, keys and settings.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.backup;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
