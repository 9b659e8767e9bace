package fr.teleguichet.fleet.update.action;

import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.platform.database.Database;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When each kiosk asked last, written down many at once. A crash loses ten seconds of it, and the
 * next questions bring it back.
 */
@Singleton
public final class LastPollWriter {
  private static final Logger LOG = LoggerFactory.getLogger(LastPollWriter.class);

  /** A kiosk that asks more often is not written down more often. */
  static final Duration BEHIND = Duration.ofMinutes(1);

  private static final int MAX_AT_ONCE = 1_000;
  private static final int MAX_REMEMBERED = 100_000;

  private final Jdbi jdbi;
  private final Clock clock;
  private final Map<TargetId, Instant> written = new ConcurrentHashMap<>();
  private final Map<TargetId, Instant> waiting = new ConcurrentHashMap<>();

  LastPollWriter(Database database, Clock clock) {
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  /** The kiosk asks. */
  public void seen(TargetId kiosk) {
    Instant now = clock.instant();
    Instant last = written.get(kiosk);
    boolean isNews =
        last == null || now.isBefore(last) || Duration.between(last, now).compareTo(BEHIND) >= 0;
    if (isNews && waiting.size() < MAX_REMEMBERED) {
      Instant _ = waiting.put(kiosk, now);
    }
  }

  /**
   * Writes what has come together; what can't be written waits. Whoever calls it finds all written
   * that came before, also where another thread had begun.
   */
  @Scheduled(fixedDelay = "10s", initialDelay = "10s")
  public synchronized void write() {
    try {
      while (writeSome() == MAX_AT_ONCE) {
        // The next thousand.
      }
    } catch (JdbiException failure) {
      LOG.debug("cause=\"{}\" the last questions of kiosks wait", failure.getMessage());
    }
  }

  private int writeSome() {
    // In one order, so that two instances do not wait for each other in a circle.
    Map<TargetId, Instant> some = new java.util.TreeMap<>();
    waiting.entrySet().stream()
        .limit(MAX_AT_ONCE)
        .forEach(entry -> some.put(entry.getKey(), entry.getValue()));
    if (some.isEmpty()) {
      return 0;
    }
    jdbi.useTransaction(
        handle -> {
          try (PreparedBatch batch =
              handle.prepareBatch(
                  """
                  INSERT INTO update_kiosk (kiosk, polled) VALUES (:kiosk, :at)
                  ON DUPLICATE KEY UPDATE polled = VALUES(polled)
                  """)) {
            some.forEach(
                (kiosk, at) ->
                    batch.bind("kiosk", kiosk).bind("at", UpdateActionRepository.utc(at)).add());
            int[] _ = batch.execute();
          }
        });
    if (written.size() > MAX_REMEMBERED) {
      written.clear();
    }
    some.forEach(
        (kiosk, at) -> {
          Instant _ = written.put(kiosk, at);
          boolean _ = waiting.remove(kiosk, at);
        });
    return some.size();
  }

  @PreDestroy
  void close() {
    write();
  }
}
