/** Whose signatures on releases are believed. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.update.key;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
