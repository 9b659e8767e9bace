/**
 * The common evaluation report: the figures of some months, taken at one moment, frozen when they
 * are published, and corrected by a later version only.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.evaluation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
