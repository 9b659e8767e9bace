package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.page.PartStreams;
import io.micronaut.http.sse.Event;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open pages on which rollouts can be seen to move. The database is asked once a second, so
 * that it is all one which manager a kiosk's word came to.
 */
@Singleton
final class RolloutStreams {

  private static final Logger LOG = LoggerFactory.getLogger(RolloutStreams.class);
  private final PartStreams<RolloutReader.Wanted> streams;

  RolloutStreams(RolloutReader reader, JsonMapper json, Clock clock) {
    this.streams = new PartStreams<>("rollout", reader::html, reader::said, json, clock);
  }

  /** Opens a stream; nothing when too many pages are open. */
  Optional<Publisher<Event<String>>> open(RolloutReader.Wanted wanted) {
    return streams.open(wanted);
  }

  @Scheduled(fixedDelay = "1s", initialDelay = "1s")
  void show() {
    try {
      streams.show();
    } catch (JdbiException failure) {
      LOG.debug("cause=\"{}\" open pages wait for the database", failure.getMessage());
    }
  }

  @PreDestroy
  void close() {
    streams.close();
  }
}
