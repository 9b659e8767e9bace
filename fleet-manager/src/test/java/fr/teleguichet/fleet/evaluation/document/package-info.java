/** Tests of the evaluation report's files. */
@NullMarked
package fr.teleguichet.fleet.evaluation.document;

import org.jspecify.annotations.NullMarked;
