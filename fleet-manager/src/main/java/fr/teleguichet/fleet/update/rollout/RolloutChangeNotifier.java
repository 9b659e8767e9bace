package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.platform.database.Database;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells those who show rollouts which of them changed: what this manager writes down at once, what
 * another one writes down when the database is asked next, every two seconds while somebody
 * listens.
 */
@Singleton
public final class RolloutChangeNotifier {

  private static final Logger LOG = LoggerFactory.getLogger(RolloutChangeNotifier.class);
  private static final int MAX_COUNT = 200;

  /** Hears of changes, on the thread on which they happen; it must not take long. */
  @FunctionalInterface
  public interface Listener {
    /** The rollout of this number, a wave or a kiosk of it changed, or may have. */
    void onChange(int rollout);
  }

  /** Somebody who listens, until it is closed. */
  @FunctionalInterface
  public interface Listening extends AutoCloseable {
    @Override
    void close();
  }

  private final Jdbi jdbi;
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

  /** The newest revision of each that was told of. */
  private final Map<Integer, Long> told = new ConcurrentHashMap<>();

  RolloutChangeNotifier(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Begins to tell; soon all of them are told of once. */
  public Listening listen(Listener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** This manager wrote down a rollout that changed. */
  void changed(int rollout, long revision) {
    if (!listeners.isEmpty()) {
      tell(rollout, revision);
    }
  }

  @Scheduled(fixedDelay = "2s", initialDelay = "2s")
  void look() {
    if (listeners.isEmpty()) {
      told.clear();
      return;
    }
    try {
      revisions().forEach(this::tell);
    } catch (JdbiException failure) {
      LOG.debug("cause=\"{}\" pages of rollouts wait for the database", failure.getMessage());
    }
  }

  private void tell(int rollout, long revision) {
    if (told.getOrDefault(rollout, -1L) < revision) {
      long _ = told.merge(rollout, revision, Math::max);
      listeners.forEach(listener -> tell(listener, rollout));
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
                .bind("most", MAX_COUNT)
                .map((row, _) -> Map.entry(row.getInt("id"), row.getLong("revision")))
                .forEach(entry -> revisions.put(entry.getKey(), entry.getValue())));
    return revisions;
  }
}
