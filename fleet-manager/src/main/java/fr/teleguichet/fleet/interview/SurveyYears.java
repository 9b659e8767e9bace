package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.Clock;

/**
 * Which years of answers are told: those that have been over for two weeks. A year that runs would
 * change with each answer, and who looks before and after one would know it.
 */
final class SurveyYears {

  private SurveyYears() {}

  /** The last year that is told. */
  static int lastTold(Clock clock) {
    return clock.instant().minus(SurveyMonthClosing.GRACE).atZone(LocalizedText.ZONE).getYear() - 1;
  }
}
