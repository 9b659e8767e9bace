package fr.teleguichet.fleet.appointment;

import fr.teleguichet.fleet.platform.database.BackgroundBatchRunner;
import fr.teleguichet.fleet.telemetry.RetentionSettings;
import fr.teleguichet.fleet.web.page.LocalizedText;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says of those that are over who missed them, the person or the service, erases codes, and deletes
 * what is older than interviews are kept.
 */
@Context
final class AppointmentHousekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(AppointmentHousekeeping.class);

  /** So that no transaction is long. */
  private static final int ROWS = 500;

  private final BookingService bookings;
  private final BookingRepository table;
  private final AppointmentOfferRepository offers;
  private final AppointmentSettings settings;
  private final RetentionSettings retention;
  private final Clock clock;

  AppointmentHousekeeping(
      BookingService bookings,
      BookingRepository table,
      AppointmentOfferRepository offers,
      AppointmentSettings settings,
      RetentionSettings retention,
      Clock clock) {
    this.bookings = bookings;
    this.table = table;
    this.offers = offers;
    this.settings = settings;
    this.retention = retention;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "1m", initialDelay = "1m")
  void miss() {
    try {
      int _ = bookings.missOver(ROWS);
      int _ = bookings.giveUpUnanswered(ROWS);
    } catch (JdbiException failure) {
      LOG.atWarn()
          .addKeyValue("cause", failure.getMessage())
          .log("Missed appointments could not be told from others; it is tried again.");
    }
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "37m")
  void run() {
    BackgroundBatchRunner.runHourly(clock, LOG, "appointments", this::step);
  }

  /** Erases some; returns how much. */
  int step() {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, LocalizedText.ZONE);
    Instant figures = retention.interviewsSince(today).atStartOfDay(LocalizedText.ZONE).toInstant();
    return table.eraseCodes(now.minus(Duration.ofDays(settings.codeDays())), ROWS)
        + table.releaseBefore(now.minus(Duration.ofDays(1)), ROWS)
        + table.deleteBefore(figures, ROWS)
        + offers.deleteBefore(today.minusMonths(1));
  }
}
