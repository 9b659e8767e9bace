package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.platform.database.BackgroundBatchRunner;
import fr.teleguichet.fleet.telemetry.RetentionSettings;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes hours of passers-by and visits that are older than hours are kept; months stay. */
@Context
final class PresenceRetention {
  private static final Logger LOG = LoggerFactory.getLogger(PresenceRetention.class);

  /** So that no transaction is long. */
  private static final int ROWS = 500;

  private final PresenceRepository table;
  private final RetentionSettings settings;
  private final Clock clock;

  PresenceRetention(PresenceRepository table, RetentionSettings settings, Clock clock) {
    this.table = table;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "45m")
  void run() {
    BackgroundBatchRunner.runHourly(clock, LOG, "hours of presence", this::step);
  }

  /** Deletes some; returns how many. */
  int step() {
    return table.deleteHoursBefore(
        MonthRange.begin(MonthRange.of(clock.instant()).minusMonths(settings.hourlyMonths())),
        ROWS);
  }
}
