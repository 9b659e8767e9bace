/**
 * Whether a kiosk can serve the next citizen, act by act, and why not: the kiosk computes it, its
 * screen and the fleet manager's pages say it in the same words.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.hardware.serve;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
