package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.kiosk.Records;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.screen.Session.Asking;
import fr.teleguichet.edge.screen.Session.Doubt;
import fr.teleguichet.edge.screen.Session.Idle;
import fr.teleguichet.edge.screen.Session.InInterview;
import fr.teleguichet.edge.screen.Session.Occupied;
import fr.teleguichet.edge.screen.Session.Thanks;
import fr.teleguichet.edge.screen.Session.Turn;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.ServiceId;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the session: takes taps, watches the time, writes down what counts. Belongs to the loop.
 *
 * <p>Each state has a number. A tap says which one it saw, so that a second tap on the same button,
 * or one on a page that is late, is not taken for an answer to the next question.
 */
final class SessionDesk {

  private static final Logger LOG = LoggerFactory.getLogger(SessionDesk.class);

  /** What became of the latest record. */
  enum Writing {
    UNDER_WAY,
    WRITTEN,
    REFUSED
  }

  private final Loop loop;
  private final Clock clock;
  private final Records records;
  private final OpenInterview openInterview;
  private final Set<ServiceId> services;
  private final Patience patience;
  private final List<Runnable> listeners = new ArrayList<>();
  private Session session = new Idle();
  private Writing writing = Writing.WRITTEN;
  private int step;
  private Loop.@Nullable Timer timer;

  SessionDesk(
      Loop loop,
      Clock clock,
      Records records,
      OpenInterview openInterview,
      Set<ServiceId> services,
      Patience patience) {
    this.loop = loop;
    this.clock = clock;
    this.records = records;
    this.openInterview = openInterview;
    this.services = Set.copyOf(services);
    this.patience = patience;
  }

  /** Tells the listener after each change. */
  void listen(Runnable listener) {
    listeners.add(listener);
  }

  Session session() {
    loop.check();
    return session;
  }

  int step() {
    return step;
  }

  Writing writing() {
    return writing;
  }

  Patience patience() {
    return patience;
  }

  /**
   * Takes a tap.
   *
   * @param seen the number of the state that the citizen saw
   * @return whether it led on; not when it came late or does not belong to the state
   */
  boolean take(int seen, Tap tap) {
    loop.check();
    Optional<Turn> turn = seen == step ? turn(tap) : Optional.empty();
    turn.ifPresent(this::follow);
    return turn.isPresent();
  }

  private Optional<Turn> turn(Tap tap) {
    return switch (session) {
      case Idle idle when tap instanceof Tap.Choose(ServiceId service) ->
          services.contains(service)
              ? Optional.of(Turn.to(idle.choose(service, now())))
              : Optional.empty();
      case InInterview interview when tap instanceof Tap.End -> Optional.of(interview.end(now()));
      case Asking asking -> turn(asking, tap);
      case Doubt doubt when tap instanceof Tap.Stay -> Optional.of(Turn.to(doubt.stay()));
      case Thanks thanks when tap instanceof Tap.Close -> Optional.of(Turn.to(thanks.close()));
      case Idle _, InInterview _, Doubt _, Thanks _ -> Optional.empty();
    };
  }

  private Optional<Turn> turn(Asking asking, Tap tap) {
    return switch (tap) {
      case Tap.Answers(Answer answer) when asking.takes(answer) ->
          Optional.of(asking.answer(answer, today()));
      case Tap.Skip _ -> Optional.of(asking.skip(today()));
      case Tap.Leave _ -> Optional.of(asking.leave(today()));
      case Tap.Answers _, Tap.Choose _, Tap.End _, Tap.Stay _, Tap.Close _ -> Optional.empty();
    };
  }

  private void follow(Turn turn) {
    LOG.debug("from={} to={} The session moves on.", session, turn.next());
    boolean wasDoubted = session instanceof Doubt;
    session = turn.next();
    step++;
    turn.record().ifPresent(this::write);
    if (session instanceof InInterview(ServiceId service, Moment began) && !wasDoubted) {
      openInterview.begins(service, began);
    }
    watchTime();
    listeners.forEach(Runnable::run);
  }

  private void write(KioskRecord record) {
    writing = Writing.UNDER_WAY;
    append(record)
        .onSuccess(_ -> settle(Writing.WRITTEN))
        .onFailure(
            e -> {
              LOG.error("why=\"{}\" A citizen’s record was refused and is lost.", e.getMessage());
              settle(Writing.REFUSED);
            });
  }

  private Future<Long> append(KioskRecord record) {
    return record instanceof KioskRecord.Interview interview
        ? openInterview.ends(interview)
        : records.append(record);
  }

  private void settle(Writing result) {
    if (writing != result) {
      writing = result;
      listeners.forEach(Runnable::run);
    }
  }

  private void watchTime() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    switch (session) {
      case Idle _ -> {
        // Nobody is waited for.
      }
      case InInterview interview -> after(patience.interview(), () -> doubt(interview));
      case Asking asking -> after(patience.question(), () -> doubt(asking));
      case Doubt doubt -> after(patience.doubt(), () -> follow(doubt.gone(now(), today())));
      case Thanks thanks -> after(patience.thanks(), () -> follow(Turn.to(thanks.close())));
    }
  }

  private void after(Duration time, Runnable action) {
    timer = loop.after(time, action);
  }

  private void doubt(Occupied occupied) {
    follow(Turn.to(occupied.doubt()));
  }

  private Moment now() {
    return new Moment(clock.instant(), loop.uptime());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), clock.getZone());
  }
}
