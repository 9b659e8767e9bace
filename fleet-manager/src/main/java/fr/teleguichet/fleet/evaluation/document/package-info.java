/** The evaluation report as people and programs take it along: PDF, spreadsheet, CSV, JSON. */
@NullMarked
package fr.teleguichet.fleet.evaluation.document;

import org.jspecify.annotations.NullMarked;
