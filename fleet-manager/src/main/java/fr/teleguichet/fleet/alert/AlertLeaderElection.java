package fr.teleguichet.fleet.alert;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.time.Ticker;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Which of several managers on one database looks after alerts: one that ceased to look is followed
 * by another. None asks a clock, which may be set: each sees by its own ticker whether the one that
 * leads goes on.
 */
@Singleton
final class AlertLeaderElection {

  /** One that has not begun to look for so long has stopped; it begins every ten seconds. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private record Leader(Optional<String> process, long beat) {}

  private final Jdbi jdbi;
  private final Ticker ticker;
  private final String own = UUID.randomUUID().toString();
  private Leader heard = new Leader(Optional.empty(), 0);
  private long heardAt;

  AlertLeaderElection(Database database, Ticker ticker) {
    this.jdbi = database.jdbi();
    this.ticker = ticker;
  }

  /** Whether this process looks now; the others then see that it goes on. */
  synchronized boolean take() {
    return jdbi.inTransaction(
        handle -> {
          Optional<Leader> leader = held(handle);
          if (leader.isPresent() && isWaitedFor(leader.get())) {
            return false;
          }
          int _ =
              handle.execute(
                  "INSERT INTO alert_engine (id, time, leader, beat) VALUES (1, 0, ?, 1)"
                      + " ON DUPLICATE KEY UPDATE leader = VALUES(leader),"
                      + " beat = COALESCE(beat, 0) + 1",
                  own);
          return true;
        });
  }

  private boolean isWaitedFor(Leader leader) {
    if (leader.process().isEmpty() || leader.process().get().equals(own)) {
      return false;
    }
    long now = ticker.nanos();
    if (!leader.equals(heard)) {
      heard = leader;
      heardAt = now;
    }
    return now - heardAt < PATIENCE.toNanos();
  }

  /** Whether this process still leads, in whose transaction that stays so. */
  boolean isKept(Handle handle) {
    return held(handle).flatMap(Leader::process).filter(own::equals).isPresent();
  }

  /** Another need not wait. */
  void leave() {
    int _ =
        jdbi.withHandle(
            handle ->
                handle.execute(
                    "UPDATE alert_engine SET leader = NULL WHERE id = 1 AND leader = ?", own));
  }

  private static Optional<Leader> held(Handle handle) {
    return handle
        .createQuery("SELECT leader, beat FROM alert_engine WHERE id = 1 FOR UPDATE")
        .map(
            (row, _) ->
                new Leader(Optional.ofNullable(row.getString("leader")), row.getLong("beat")))
        .findOne();
  }
}
