package fr.teleguichet.fleet.account.session;

import fr.teleguichet.fleet.account.Caller;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.JdbiException;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Ends live streams whose person is signed out, also when another instance did that. */
@Singleton
public final class SessionWatch {

  private static final Logger LOG = LoggerFactory.getLogger(SessionWatch.class);

  private final Sessions sessions;
  private final Map<Sinks.Empty<Void>, Long> open = new ConcurrentHashMap<>();

  SessionWatch(Sessions sessions) {
    this.sessions = sessions;
  }

  /**
   * A stream that was opened, which ends within seconds of the session; a script's ends with its
   * connection.
   *
   * @throws HttpStatusException 503, where none was opened since too many pages are open
   */
  public <T> Publisher<T> whileSignedIn(HttpRequest<?> request, Optional<Publisher<T>> opened) {
    Publisher<T> stream =
        opened.orElseThrow(
            () ->
                new HttpStatusException(
                    HttpStatus.SERVICE_UNAVAILABLE, "too many pages are open; try again later"));
    return Caller.of(request) instanceof Caller.Person person
        ? watched(person.session(), stream)
        : stream;
  }

  private <T> Publisher<T> watched(long session, Publisher<T> stream) {
    Sinks.Empty<Void> end = Sinks.empty();
    open.put(end, session);
    return Flux.from(stream).takeUntilOther(end.asMono()).doFinally(_ -> open.remove(end));
  }

  /** Looks which sessions are over; what the database can't tell stays open. */
  @Scheduled(fixedDelay = "5s")
  void look() {
    Set<Long> watched = new HashSet<>(open.values());
    try {
      Set<Long> living = sessions.living(watched);
      open.forEach(
          (end, session) -> {
            if (!living.contains(session)) {
              open.remove(end);
              Sinks.EmitResult _ = end.tryEmitEmpty();
            }
          });
    } catch (JdbiException failure) {
      LOG.debug("cause=\"{}\" sessions cannot be read", failure.getMessage());
    }
  }

  /** Keeps the table small. */
  @Scheduled(fixedDelay = "1h", initialDelay = "10m")
  void sweep() {
    try {
      sessions.sweep();
    } catch (JdbiException failure) {
      LOG.debug("cause=\"{}\" sessions cannot be swept", failure.getMessage());
    }
  }
}
