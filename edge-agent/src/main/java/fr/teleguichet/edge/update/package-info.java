/**
 * The kiosk’s software brought up to date: asked for, fetched, put in place, proved, or taken back.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.update;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
