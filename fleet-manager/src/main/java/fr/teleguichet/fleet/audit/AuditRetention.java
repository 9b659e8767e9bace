package fr.teleguichet.fleet.audit;

import fr.teleguichet.fleet.platform.database.Database;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets what is older than the retention, the oldest first and without a gap. The hash of the
 * last entry that went becomes the anchor of those that stay, so that the chain can be checked as
 * before; that something went, and up to where, is an entry itself.
 */
@Context
final class AuditRetention {

  private static final Logger LOG = LoggerFactory.getLogger(AuditRetention.class);

  /** So that nobody who wants to write an entry waits long. */
  private static final int MAX_AT_ONCE = 5_000;

  private final Jdbi jdbi;
  private final AuditLog log;
  private final AuditSettings settings;
  private final Clock clock;

  AuditRetention(Database database, AuditLog log, AuditSettings settings, Clock clock) {
    this.jdbi = database.jdbi();
    this.log = log;
    this.settings = settings;
    this.clock = clock;
  }

  /** Looks once a day. */
  @Scheduled(fixedDelay = "24h", initialDelay = "5m")
  void tidy() {
    try {
      long _ = trim();
    } catch (JdbiException failure) {
      LOG.atWarn()
          .addKeyValue("cause", failure.getMessage())
          .log("The audit log could not be shortened; it is tried again in a day.");
    }
  }

  /** Forgets what is over; returns how many entries that were. */
  long trim() {
    LocalDateTime limit =
        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).minusYears(settings.years());
    long all = 0;
    long some = trim(limit);
    while (some > 0) {
      all += some;
      some = trim(limit);
    }
    if (all > 0) {
      log.append(
          new AuditEntry(
              new Actor.Program(),
              "audit.trimmed",
              "before " + limit.toLocalDate(),
              Optional.empty(),
              Map.of("entries", Long.toString(all), "years", Integer.toString(settings.years()))));
    }
    return all;
  }

  private long trim(LocalDateTime limit) {
    return jdbi.inTransaction(
        handle -> {
          AuditChainHead head = AuditChainHead.lock(handle);
          Optional<Long> last = AuditChainHead.lastBefore(handle, limit, head.first(), MAX_AT_ONCE);
          last.ifPresent(number -> forget(handle, head, number));
          return last.map(number -> number + 1 - head.first()).orElse(0L);
        });
  }

  private static void forget(Handle handle, AuditChainHead head, long last) {
    byte[] anchor =
        handle
            .createQuery("SELECT hash FROM audit WHERE number = :last")
            .bind("last", last)
            .mapTo(byte[].class)
            .one();
    byte[] restAnchor =
        RedactedAuditChain.over(
            handle, head.first(), Math.min(last, head.rest().blanked()), head.rest().beforeFirst());
    head.begin(handle, last + 1, anchor, restAnchor);
    int _ =
        handle.createUpdate("DELETE FROM audit WHERE number <= :last").bind("last", last).execute();
  }
}
