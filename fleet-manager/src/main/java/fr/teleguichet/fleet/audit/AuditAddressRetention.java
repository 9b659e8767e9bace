package fr.teleguichet.fleet.audit;

import fr.teleguichet.fleet.platform.database.BackgroundBatchRunner;
import fr.teleguichet.fleet.platform.database.Database;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Blanks the network addresses of entries that are older than their retention, the oldest first,
 * once a month has become old as a whole. What stays of the entries is held by a second chain,
 * whose end is an entry of the log itself.
 */
@Context
final class AuditAddressRetention {

  /** What the entry is called that holds the second chain's end. */
  static final String BLANKED = "audit.addresses-blanked";

  private static final Logger LOG = LoggerFactory.getLogger(AuditAddressRetention.class);

  /** So that nobody who wants to write an entry waits long. */
  private static final int MAX_AT_ONCE = 5_000;

  private final Jdbi jdbi;
  private final JdbcAuditLog log;
  private final AuditSettings settings;
  private final Clock clock;

  AuditAddressRetention(Database database, JdbcAuditLog log, AuditSettings settings, Clock clock) {
    this.jdbi = database.jdbi();
    this.log = log;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "30m")
  void run() {
    BackgroundBatchRunner.runHourly(clock, LOG, "addresses in the audit log", this::step);
  }

  /** Blanks some; returns how many entries it went through. */
  int step() {
    LocalDateTime limit =
        YearMonth.from(clock.instant().atZone(ZoneOffset.UTC))
            .minusMonths(settings.addressMonths())
            .atDay(1)
            .atStartOfDay();
    return jdbi.inTransaction(
        handle -> {
          AuditChainHead head = AuditChainHead.lock(handle);
          long first = Math.max(head.first(), head.rest().blanked() + 1);
          Optional<Long> last = AuditChainHead.lastBefore(handle, limit, first, MAX_AT_ONCE);
          last.ifPresent(number -> blank(handle, first, number, head.rest().hash()));
          return last.map(number -> Math.toIntExact(number + 1 - first)).orElse(0);
        });
  }

  private void blank(Handle handle, long first, long last, byte[] before) {
    byte[] rest = RedactedAuditChain.over(handle, first, last, before);
    int _ =
        handle
            .createUpdate(
                "UPDATE audit SET address = '' WHERE number BETWEEN :first AND :last"
                    + " AND address <> ''")
            .bind("first", first)
            .bind("last", last)
            .execute();
    AuditChainHead.blanked(handle, last, rest);
    log.append(
        handle,
        new AuditEntry(
            new Actor.Program(),
            BLANKED,
            "up to " + last,
            Optional.empty(),
            Map.of(
                "months",
                Integer.toString(settings.addressMonths()),
                "rest",
                HexFormat.of().formatHex(rest))));
  }
}
