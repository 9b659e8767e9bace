/** What is remembered in memory and may be forgotten. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.platform.cache;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
