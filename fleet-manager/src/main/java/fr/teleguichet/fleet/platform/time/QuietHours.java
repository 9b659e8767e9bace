package fr.teleguichet.fleet.platform.time;

import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.IntSupplier;

/**
 * When the database is let do what is not urgent: at night all of it, by day a little, so that a
 * machine which is off at night comes to an end with it too.
 */
public final class QuietHours {

  private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");
  private static final LocalTime FROM = LocalTime.of(1, 0);
  private static final LocalTime TO = LocalTime.of(5, 0);

  private QuietHours() {}

  /**
   * Does small steps of something: at night until one finds nothing to do, by day a single one.
   *
   * @param step returns how much it did
   * @return how much was done
   */
  public static long run(Clock clock, IntSupplier step) {
    long all = 0;
    int some;
    do {
      some = step.getAsInt();
      all += some;
    } while (some > 0 && isNow(clock));
    return all;
  }

  static boolean isNow(Clock clock) {
    LocalTime time = clock.instant().atZone(FRANCE).toLocalTime();
    return !time.isBefore(FROM) && time.isBefore(TO);
  }
}
