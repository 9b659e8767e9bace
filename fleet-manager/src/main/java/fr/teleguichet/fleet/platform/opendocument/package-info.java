/**
 * OpenDocument spreadsheets that somebody sends: read within bounds, or refused with the place. And
 * those that somebody is sent.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.platform.opendocument;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
