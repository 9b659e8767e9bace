/**
 * The common evaluation report: the figures of some months, taken at one moment, frozen when they
 * are published, and corrected by a later version only.
 */
@NullMarked
package fr.teleguichet.fleet.evaluation;

import org.jspecify.annotations.NullMarked;
