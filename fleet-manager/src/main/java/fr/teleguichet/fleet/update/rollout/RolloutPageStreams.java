package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.web.stream.PageFragmentStreams;
import io.micronaut.http.sse.Event;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.JdbiException;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open pages on which rollouts can be seen to move. The database is asked for a rollout when it
 * changed, and now and then for what keeps its kiosks from beginning, which changes without it.
 */
@Singleton
final class RolloutPageStreams {

  private static final Logger LOG = LoggerFactory.getLogger(RolloutPageStreams.class);
  private static final Duration AGAIN = Duration.ofSeconds(10);

  private final PageFragmentStreams<RolloutPageReader.Wanted> streams;
  private final RolloutChangeNotifier changes;
  private final Clock clock;
  private final Set<Integer> changed = ConcurrentHashMap.newKeySet();
  private Optional<RolloutChangeNotifier.Listening> listening =
      Optional.empty(); // belongs to the thread that shows
  private Instant shownAll = Instant.EPOCH; // belongs to the thread that shows

  RolloutPageStreams(
      RolloutPageReader reader, RolloutChangeNotifier changes, JsonMapper json, Clock clock) {
    this.streams = new PageFragmentStreams<>("rollout", reader::html, reader::said, json, clock);
    this.changes = changes;
    this.clock = clock;
  }

  /** Opens a stream; nothing when too many pages are open. */
  Optional<Publisher<Event<String>>> open(RolloutPageReader.Wanted wanted) {
    return streams.open(wanted);
  }

  @Scheduled(fixedDelay = "250ms", initialDelay = "1s")
  void show() {
    if (!streams.isWatched()) {
      stopListening();
      return;
    }
    if (listening.isEmpty()) {
      listening = Optional.of(changes.listen(changed::add));
    }
    Set<Integer> now = Set.copyOf(changed);
    changed.removeAll(now);
    try {
      boolean all = isTimeForAll();
      streams.show(wanted -> all || now.contains(wanted.id()));
    } catch (JdbiException failure) {
      changed.addAll(now);
      LOG.debug("cause=\"{}\" open pages wait for the database", failure.getMessage());
    }
  }

  private boolean isTimeForAll() {
    Instant now = clock.instant();
    boolean time = !shownAll.plus(AGAIN).isAfter(now);
    shownAll = time ? now : shownAll;
    return time;
  }

  private void stopListening() {
    listening.ifPresent(RolloutChangeNotifier.Listening::close);
    listening = Optional.empty();
    changed.clear();
  }

  @PreDestroy
  void close() {
    streams.close();
  }
}
