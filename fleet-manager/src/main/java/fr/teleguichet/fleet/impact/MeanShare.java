package fr.teleguichet.fleet.impact;

import fr.teleguichet.fleet.interview.SurveyAnswerCounts;

/**
 * A share that people's answers tell, or that is assumed.
 *
 * @param value 0 to 1
 * @param answers how many answers there are; too few where it is assumed
 * @param measured whether answers tell it
 */
public record MeanShare(double value, long answers, boolean measured) {

  /** Fewer answers than this tell nothing: they would speak of single persons. */
  static final int MIN_ANSWERS = SurveyAnswerCounts.MIN;
}
