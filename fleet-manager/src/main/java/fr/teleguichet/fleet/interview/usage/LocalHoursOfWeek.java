package fr.teleguichet.fleet.interview.usage;

import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.Instant;
import java.time.zone.ZoneRules;

/** Hours of the week by the clocks in France. */
final class LocalHoursOfWeek {
  private static final ZoneRules RULES = LocalizedText.ZONE.getRules();
  private static final int HOUR = 3_600;
  private static final int HOURS_OF_WEEK = 7 * 24;

  /** The first of January 1970 was a Thursday. */
  private static final int HOURS_BEFORE = 3 * 24;

  private LocalHoursOfWeek() {}

  /**
   * The hour of the week in which something began.
   *
   * @param second since 1970, UTC
   * @return 0 for the first of Monday, at most 167
   */
  static int ofWeek(long second) {
    long local = second + RULES.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
    return Math.floorMod(Math.floorDiv(local, HOUR) + HOURS_BEFORE, HOURS_OF_WEEK);
  }
}
