package fr.teleguichet.fleet.platform.database;

import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.IntSupplier;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;

/**
 * When the database is let do what is not urgent: at night all of it, by day a little, so that a
 * machine which is off at night comes to an end with it too.
 */
public final class BackgroundBatchRunner {

  private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");
  private static final LocalTime FROM = LocalTime.of(1, 0);
  private static final LocalTime TO = LocalTime.of(5, 0);

  private BackgroundBatchRunner() {}

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

  /**
   * The same as an hourly task: what it came to, and a database that did not let it, are lines of
   * the log.
   *
   * @param rows what is forgotten, for the log
   */
  public static void runHourly(Clock clock, Logger log, String rows, IntSupplier step) {
    try {
      long done = run(clock, step);
      if (done > 0) {
        log.atInfo().addKeyValue("rows", rows).addKeyValue("count", done).log("Old rows are gone.");
      }
    } catch (JdbiException failure) {
      log.atWarn()
          .addKeyValue("rows", rows)
          .addKeyValue("cause", failure.getMessage())
          .log("Old rows could not be forgotten; it is tried again in an hour.");
    }
  }

  static boolean isNow(Clock clock) {
    LocalTime time = clock.instant().atZone(FRANCE).toLocalTime();
    return !time.isBefore(FROM) && time.isBefore(TO);
  }
}
