package fr.teleguichet.fleet.erasure;

import fr.teleguichet.fleet.platform.database.BackgroundBatchRunner;
import fr.teleguichet.fleet.telemetry.RetentionSettings;
import fr.teleguichet.fleet.web.page.LocalizedText;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what is known of erasures that are older than interviews are kept. */
@Context
final class ErasureRetention {
  private static final Logger LOG = LoggerFactory.getLogger(ErasureRetention.class);

  /** So that no transaction is long. */
  private static final int ROWS = 500;

  private final ErasureRepository table;
  private final RetentionSettings settings;
  private final Clock clock;

  ErasureRetention(ErasureRepository table, RetentionSettings settings, Clock clock) {
    this.table = table;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "40m")
  void run() {
    BackgroundBatchRunner.runHourly(clock, LOG, "erasures", this::step);
  }

  /** Deletes some; returns how many. */
  int step() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), LocalizedText.ZONE);
    return table.deleteBefore(settings.interviewsSince(today), ROWS);
  }
}
