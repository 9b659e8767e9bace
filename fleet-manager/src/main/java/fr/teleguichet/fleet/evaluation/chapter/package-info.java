/** What each chapter of the evaluation report is made of: one source for each of them. */
@NullMarked
package fr.teleguichet.fleet.evaluation.chapter;

import org.jspecify.annotations.NullMarked;
