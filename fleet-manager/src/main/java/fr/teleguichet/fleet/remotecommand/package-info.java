/**
 * What people far away have kiosks do: each wish with its deadline, its stages as the kiosk tells
 * them, and the file that it may bring back.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.remotecommand;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
