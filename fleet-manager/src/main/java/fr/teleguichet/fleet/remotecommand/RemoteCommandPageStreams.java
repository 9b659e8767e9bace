package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.fleet.web.stream.PageFragmentStreams;
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
 * The open pages on which wishes can be seen to move. The database is asked twice a second, so that
 * it is all one which manager a kiosk's answer came to.
 */
@Singleton
final class RemoteCommandPageStreams {

  private static final Logger LOG = LoggerFactory.getLogger(RemoteCommandPageStreams.class);
  private final PageFragmentStreams<RemoteCommandFragmentRenderer.Wanted> streams;

  RemoteCommandPageStreams(RemoteCommandFragmentRenderer view, JsonMapper json, Clock clock) {
    this.streams = new PageFragmentStreams<>("care", view::html, view::said, json, clock);
  }

  /** Opens a stream; nothing when too many pages are open. */
  Optional<Publisher<Event<String>>> open(RemoteCommandFragmentRenderer.Wanted wanted) {
    return streams.open(wanted);
  }

  @Scheduled(fixedDelay = "500ms", initialDelay = "500ms")
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
