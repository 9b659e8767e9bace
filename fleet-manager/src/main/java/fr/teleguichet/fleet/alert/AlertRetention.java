package fr.teleguichet.fleet.alert;

import fr.teleguichet.fleet.platform.database.BackgroundBatchRunner;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.telemetry.RetentionSettings;
import fr.teleguichet.fleet.web.page.LocalizedText;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.time.Clock;
import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes alerts, what was told of them, and maintenance, that were over before the oldest
 * interview that is kept.
 */
@Context
final class AlertRetention {
  private static final Logger LOG = LoggerFactory.getLogger(AlertRetention.class);

  /** So that no transaction is long. */
  private static final int ROWS = 500;

  private final Jdbi jdbi;
  private final RetentionSettings settings;
  private final Clock clock;

  AlertRetention(Database database, RetentionSettings settings, Clock clock) {
    this.jdbi = database.jdbi();
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "43m")
  void run() {
    BackgroundBatchRunner.runHourly(clock, LOG, "alerts", this::step);
  }

  /** Deletes some; returns how many. */
  int step() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), LocalizedText.ZONE);
    LocalDate limit = settings.interviewsSince(today);
    return jdbi.withHandle(
        handle ->
            handle.execute(
                    "DELETE FROM alert WHERE state = 'resolved' AND changed < ? LIMIT ?",
                    limit,
                    ROWS)
                + handle.execute(
                    "DELETE FROM alert_delivery WHERE alert_id IS NULL AND created < ? LIMIT ?",
                    limit,
                    ROWS)
                + handle.execute(
                    "DELETE FROM maintenance_window WHERE finishes < ? LIMIT ?", limit, ROWS));
  }
}
