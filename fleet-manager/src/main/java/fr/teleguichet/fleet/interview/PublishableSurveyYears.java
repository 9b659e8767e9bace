package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Which years of answers are told: those that have been over for two weeks. A year that runs would
 * change with each answer, and who looks before and after one would know it.
 */
final class PublishableSurveyYears {

  private PublishableSurveyYears() {}

  /** Within this time it is decided what is told, hourly. */
  private static final Duration DECIDING = Duration.ofHours(2);

  /** The last year that is told. */
  static int lastTold(Clock clock) {
    return last(clock.instant().minus(DECIDING));
  }

  /** The last year of which nothing more is told by months. */
  static int lastClosed(Clock clock) {
    return last(clock.instant());
  }

  private static int last(Instant now) {
    return now.minus(SurveyMonthClosing.GRACE).atZone(LocalizedText.ZONE).getYear() - 1;
  }
}
