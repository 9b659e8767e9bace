/**
 * Figures of the years before as a file: CSV or OpenDocument spreadsheet, in after a preview, out,
 * and empty as a template.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.pastfigure.transfer;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
