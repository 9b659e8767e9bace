package fr.teleguichet.fleet.account.session;

import static java.util.stream.Collectors.toSet;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.Principal;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Ends live streams whose person is signed out, also when another instance did that, and keeps one
 * person from taking all that there are.
 */
@Singleton
public final class SignedOutStreamCloser {

  private static final Logger LOG = LoggerFactory.getLogger(SignedOutStreamCloser.class);

  /** Pages that one session, or one script's token, may have open: more than anybody looks at. */
  static final int MAX_OF_ONE = 20;

  /**
   * Those of all sessions of one person together, by far fewer than there are: who signs in again
   * and again has no right to everybody's.
   */
  static final int MAX_OF_ONE_PERSON = 60;

  /**
   * Every stream has a beat each ten seconds: where none has gone out for so long, nobody reads. A
   * page that is left before its first event is not told as closed by the server.
   */
  static final Duration SILENT = Duration.ofMinutes(1);

  /**
   * An open stream.
   *
   * @param holder the session or the token that has it
   * @param account whose session that is
   * @param end ends it
   * @param told when its last event went out, or when it was opened
   */
  private record Watched(
      String holder,
      OptionalLong account,
      OptionalLong session,
      Sinks.Empty<Void> end,
      AtomicReference<Instant> told) {}

  private final SessionRepository sessions;
  private final Clock clock;
  private final Set<Watched> open = ConcurrentHashMap.newKeySet();

  SignedOutStreamCloser(SessionRepository sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * Opens a stream, which ends within seconds of the session; a script's ends with its connection.
   *
   * @param opening gives nothing where too many pages are open
   * @return nothing where too many pages are open, of everybody, of this person, or of this session
   *     or token
   */
  public <T> Optional<Publisher<T>> whileSignedIn(
      Caller caller, Supplier<Optional<Publisher<T>>> opening) {
    Watched watched =
        new Watched(
            holder(caller),
            account(caller),
            session(caller),
            Sinks.empty(),
            new AtomicReference<>(clock.instant()));
    if (!enter(watched)) {
      return Optional.empty();
    }
    Optional<Publisher<T>> opened = opening.get();
    if (opened.isEmpty()) {
      open.remove(watched);
    }
    return opened.map(
        stream ->
            Flux.from(stream)
                .doOnNext(_ -> watched.told().set(clock.instant()))
                .takeUntilOther(watched.end().asMono())
                .doFinally(_ -> open.remove(watched)));
  }

  /** One after the other, so that none is counted past. */
  private synchronized boolean enter(Watched watched) {
    long held = open.stream().filter(it -> it.holder().equals(watched.holder())).count();
    long ofPerson =
        watched.account().isEmpty()
            ? 0
            : open.stream().filter(it -> it.account().equals(watched.account())).count();
    return held < MAX_OF_ONE && ofPerson < MAX_OF_ONE_PERSON && open.add(watched);
  }

  private static String holder(Caller caller) {
    return switch (caller) {
      case Caller.Person person -> "session " + person.session();
      case Caller.Script(Principal visitor) -> "script " + visitor.actor();
      case Caller.Nobody() -> "nobody";
    };
  }

  private static OptionalLong account(Caller caller) {
    return caller instanceof Caller.Person person
        ? OptionalLong.of(person.account())
        : OptionalLong.empty();
  }

  private static OptionalLong session(Caller caller) {
    return caller instanceof Caller.Person person
        ? OptionalLong.of(person.session())
        : OptionalLong.empty();
  }

  /**
   * Looks which streams nobody reads, and which sessions are over; what the database can't tell
   * stays open.
   */
  @Scheduled(fixedDelay = "5s")
  void look() {
    Instant now = clock.instant();
    end(open.stream().filter(it -> isSilent(it, now)).toList());
    Set<Long> watched =
        open.stream().flatMapToLong(it -> it.session().stream()).boxed().collect(toSet());
    try {
      Set<Long> living = sessions.living(watched);
      end(
          open.stream()
              .filter(it -> it.session().stream().anyMatch(session -> !living.contains(session)))
              .toList());
    } catch (JdbiException failure) {
      LOG.debug("cause=\"{}\" sessions cannot be read", failure.getMessage());
    }
  }

  /** What went out before the clock was set back counts from now on, or is silent for hours. */
  private static boolean isSilent(Watched it, Instant now) {
    Instant told = it.told().updateAndGet(at -> at.isAfter(now) ? now : at);
    return told.isBefore(now.minus(SILENT));
  }

  private void end(List<Watched> over) {
    over.forEach(
        it -> {
          open.remove(it);
          Sinks.EmitResult _ = it.end().tryEmitEmpty();
        });
  }

  /** How many streams are open. */
  int size() {
    return open.size();
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
