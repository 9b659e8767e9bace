package fr.teleguichet.fleet.call;

import fr.teleguichet.fleet.platform.database.BackgroundBatchRunner;
import fr.teleguichet.fleet.telemetry.RetentionSettings;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes the rows of calls that are older than interviews are kept. */
@Context
final class VideoCallRetention {
  private static final Logger LOG = LoggerFactory.getLogger(VideoCallRetention.class);

  /** So that no transaction is long. */
  private static final int ROWS = 500;

  private final VideoCallRepository table;
  private final RetentionSettings settings;
  private final Clock clock;

  VideoCallRetention(VideoCallRepository table, RetentionSettings settings, Clock clock) {
    this.table = table;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "25m")
  void run() {
    BackgroundBatchRunner.runHourly(clock, LOG, "calls", this::step);
  }

  /** Deletes some; returns how many. */
  int step() {
    Instant limit =
        settings
            .interviewsSince(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant();
    return table.deleteBefore(limit, ROWS);
  }
}
