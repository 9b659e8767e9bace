package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.platform.database.Database;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells how satisfied people were in a month when it has been over for two weeks: what kiosks bring
 * later, because they were without network, is counted in the year only.
 */
@Context
final class SurveyMonthClosing {

  private static final Logger LOG = LoggerFactory.getLogger(SurveyMonthClosing.class);

  static final Duration GRACE = Duration.ofDays(14);

  private final Jdbi jdbi;
  private final SurveyMonthRepository months;
  private final Clock clock;

  SurveyMonthClosing(Database database, SurveyMonthRepository months, Clock clock) {
    this.jdbi = database.jdbi();
    this.months = months;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "10m")
  void run() {
    YearMonth closed = MonthRange.of(clock.instant().minus(GRACE)).minusMonths(1);
    try {
      int told =
          jdbi.inTransaction(
              handle -> isCoarse(handle) ? months.tell(handle.getConnection(), closed) : 0);
      if (told > 0) {
        LOG.atInfo().addKeyValue("months", told).log("Answers of closed months are told.");
      }
    } catch (JdbiException | SQLException failure) {
      LOG.atWarn()
          .addKeyValue("cause", failure.getMessage())
          .log("Answers of closed months could not be told; it is tried again in an hour.");
    }
  }

  /** As long as answers of before are being counted, no month is whole. */
  static boolean isCoarse(Handle handle) {
    return !handle
        .createQuery("SELECT EXISTS (SELECT 1 FROM survey WHERE span = 'week')")
        .mapTo(Boolean.class)
        .one();
  }
}
