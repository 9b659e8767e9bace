/**
 * Where conditions come from: what kiosks tell, what the manager finds of itself, what tables
 * count.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.alert.source;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
