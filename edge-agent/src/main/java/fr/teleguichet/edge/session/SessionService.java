package fr.teleguichet.edge.session;

import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.edge.kiosk.SessionLock;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.session.CitizenSession.Asking;
import fr.teleguichet.edge.session.CitizenSession.Doubt;
import fr.teleguichet.edge.session.CitizenSession.Home;
import fr.teleguichet.edge.session.CitizenSession.Idle;
import fr.teleguichet.edge.session.CitizenSession.InInterview;
import fr.teleguichet.edge.session.CitizenSession.Occupied;
import fr.teleguichet.edge.session.CitizenSession.Thanks;
import fr.teleguichet.edge.session.CitizenSession.TooShort;
import fr.teleguichet.edge.session.CitizenSession.Turn;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.KioskRecord.Step;
import fr.teleguichet.hardware.journal.ServiceId;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the session: takes taps, watches the time, writes down what counts. Belongs to the loop.
 *
 * <p>Each state has a number. A tap says which one it saw, so that a second tap on the same button,
 * or one on a page that is late, is not taken for an answer to the next question.
 */
public final class SessionService implements SessionLock {

  private static final Logger LOG = LoggerFactory.getLogger(SessionService.class);

  /** What became of the latest record. */
  public enum Writing {
    UNDER_WAY,
    WRITTEN,
    REFUSED
  }

  private final World world;
  private final SessionTimeouts patience;
  private final SessionRecorder log;
  private final List<Runnable> listeners = new ArrayList<>();
  private final List<Runnable> waiting = new ArrayList<>();
  private CitizenSession session = new Idle();
  private Writing writing = Writing.WRITTEN;
  private int step;
  private Loop.@Nullable Timer timer;

  /**
   * What the desk takes from the world around it.
   *
   * @param serves whether a service can be chosen at this moment
   */
  public record World(
      Loop loop,
      Clock clock,
      RecordAppender records,
      OpenInterviewNote openInterview,
      Supplier<UUID> ids,
      Predicate<ServiceId> serves) {}

  public SessionService(World world, SessionTimeouts patience) {
    this.world = world;
    this.patience = patience;
    this.log = new SessionRecorder(world.records, world.clock, world.ids);
  }

  /** Tells the listener after each change. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  public CitizenSession session() {
    world.loop.check();
    return session;
  }

  public int step() {
    return step;
  }

  public Writing writing() {
    return writing;
  }

  public SessionTimeouts patience() {
    return patience;
  }

  /**
   * Takes a tap.
   *
   * @param seen the number of the state that the citizen saw
   * @return whether it led on; not when it came late or does not belong to the state
   */
  public boolean take(int seen, SessionTap tap) {
    world.loop.check();
    Optional<Turn> turn = seen == step ? turn(tap) : Optional.empty();
    turn.ifPresent(it -> follow(it, tap instanceof SessionTap.Leave ? Step.LEFT : Step.FINISHED));
    return turn.isPresent();
  }

  private Optional<Turn> turn(SessionTap tap) {
    return switch (session) {
      case Idle idle when tap instanceof SessionTap.Start -> Optional.of(Turn.to(idle.start()));
      case Home home when tap instanceof SessionTap.Choose(ServiceId service) ->
          world.serves.test(service)
              ? Optional.of(Turn.to(home.choose(service, now())))
              : Optional.empty();
      case Home home when tap instanceof SessionTap.Leave -> Optional.of(Turn.to(home.leave()));
      case InInterview interview when tap instanceof SessionTap.End ->
          Optional.of(interview.end(now()));
      case Asking asking -> turn(asking, tap);
      case Doubt doubt when tap instanceof SessionTap.Stay -> Optional.of(Turn.to(doubt.stay()));
      case Doubt doubt when tap instanceof SessionTap.Leave ->
          Optional.of(doubt.gone(now(), today()));
      case Thanks thanks when tap instanceof SessionTap.Close ->
          Optional.of(Turn.to(thanks.close()));
      case TooShort told when tap instanceof SessionTap.Close -> Optional.of(Turn.to(told.close()));
      case Idle _, Home _, InInterview _, Doubt _, Thanks _, TooShort _ -> Optional.empty();
    };
  }

  private Optional<Turn> turn(Asking asking, SessionTap tap) {
    return switch (tap) {
      case SessionTap.Answers(SurveyAnswer answer) when asking.takes(answer) ->
          Optional.of(asking.answer(answer, today()));
      case SessionTap.Skip _ -> Optional.of(asking.skip(today()));
      case SessionTap.Leave _ -> Optional.of(asking.leave(today()));
      case SessionTap.Answers _,
          SessionTap.Start _,
          SessionTap.Choose _,
          SessionTap.End _,
          SessionTap.Stay _,
          SessionTap.Close _ ->
          Optional.empty();
    };
  }

  /** Somebody pressed the call button: as good as a touch, while nobody is served. */
  public void call() {
    world.loop.check();
    if (session instanceof Idle idle) {
      follow(Turn.to(idle.start()), Step.CALLED);
    }
  }

  /** It is certain that nobody stands in front of the kiosk any more. */
  public void vacated() {
    world.loop.check();
    switch (session) {
      case Occupied occupied -> follow(occupied.gone(now(), today()), Step.ABANDONED);
      case Doubt doubt -> follow(doubt.gone(now(), today()), Step.ABANDONED);
      case Thanks thanks -> follow(Turn.to(thanks.close()), Step.FINISHED);
      case TooShort told -> follow(Turn.to(told.close()), Step.FINISHED);
      case Idle _ -> {
        // Nobody was.
      }
    }
  }

  @Override
  public boolean isOccupied() {
    return !(session instanceof Idle);
  }

  @Override
  public void whenFree(Runnable action) {
    world.loop.check();
    if (isOccupied()) {
      waiting.add(action);
    } else {
      action.run();
    }
  }

  /**
   * @param how what is noted when the turn begins or ends the session
   */
  private void follow(Turn turn, Step how) {
    LOG.debug("from={} to={} The session moves on.", session, turn.next());
    CitizenSession before = session;
    session = turn.next();
    step++;
    turn.record().ifPresent(this::write);
    log.moved(before, session, how);
    if (session instanceof InInterview(ServiceId service, SessionTime began)
        && !(before instanceof Doubt)) {
      world.openInterview.begins(service, began);
    }
    watchTime();
    listeners.forEach(Runnable::run);
    if (!isOccupied()) {
      List<Runnable> due = List.copyOf(waiting);
      waiting.clear();
      due.forEach(Runnable::run);
    }
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
        ? world.openInterview.ends(interview)
        : world.records.append(record);
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
      case Home home -> after(patience.home(), () -> doubt(home));
      case InInterview interview -> after(patience.interview(), () -> doubt(interview));
      case Asking asking -> after(patience.question(), () -> doubt(asking));
      case Doubt _ -> after(patience.doubt(), this::vacated);
      case Thanks _, TooShort _ -> after(patience.thanks(), this::vacated);
    }
  }

  private void after(Duration time, Runnable action) {
    timer = world.loop.after(time, action);
  }

  private void doubt(Occupied occupied) {
    follow(Turn.to(occupied.doubt()), Step.ABANDONED);
  }

  private SessionTime now() {
    return new SessionTime(world.clock.instant(), world.loop.uptime());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(world.clock.instant(), world.clock.getZone());
  }
}
