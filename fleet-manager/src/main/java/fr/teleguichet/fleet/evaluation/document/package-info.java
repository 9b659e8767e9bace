/** The evaluation report as people and programs take it along: PDF, spreadsheet, CSV, JSON. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.evaluation.document;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
