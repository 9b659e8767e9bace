package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.database.Database;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells those who show rollouts which of them changed. The database is asked twice a second while
 * somebody listens, so that it is all one which manager moved a rollout on.
 */
@Singleton
public final class RolloutChanges {

  private static final Logger LOG = LoggerFactory.getLogger(RolloutChanges.class);
  private static final int MOST = 200;

  /** Hears of changes, on the thread that looks for them; it must not take long. */
  @FunctionalInterface
  public interface Listener {
    /** The rollout of this number, a wave or a kiosk of it changed. */
    void onChange(int rollout);
  }

  private final Jdbi jdbi;
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private Optional<Map<Integer, Long>> told = Optional.empty(); // belongs to the thread that looks

  RolloutChanges(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * Begins to tell.
   *
   * @return what ends it
   */
  public AutoCloseable listen(Listener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Scheduled(fixedDelay = "500ms", initialDelay = "500ms")
  void look() {
    if (listeners.isEmpty()) {
      told = Optional.empty();
      return;
    }
    try {
      Map<Integer, Long> now = revisions();
      told.ifPresent(
          before ->
              now.forEach(
                  (rollout, revision) -> {
                    if (!revision.equals(before.get(rollout))) {
                      listeners.forEach(listener -> tell(listener, rollout));
                    }
                  }));
      told = Optional.of(now);
    } catch (JdbiException failure) {
      LOG.debug("cause=\"{}\" pages of rollouts wait for the database", failure.getMessage());
    }
  }

  private static void tell(Listener listener, int rollout) {
    try {
      listener.onChange(rollout);
    } catch (RuntimeException fault) {
      LOG.error("rollout={} somebody could not be told that it changed", rollout, fault);
    }
  }

  private Map<Integer, Long> revisions() {
    Map<Integer, Long> revisions = new HashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("SELECT id, revision FROM rollout ORDER BY id DESC LIMIT :most")
                .bind("most", MOST)
                .map((row, _) -> Map.entry(row.getInt("id"), row.getLong("revision")))
                .forEach(entry -> revisions.put(entry.getKey(), entry.getValue())));
    return revisions;
  }
}
