package fr.teleguichet.edge.session;

import fr.teleguichet.edge.kiosk.ActiveSessionLock;
import fr.teleguichet.edge.kiosk.DurableNotes;
import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.presence.PresenceEvent;
import fr.teleguichet.edge.session.CitizenSession.Agreement;
import fr.teleguichet.edge.session.CitizenSession.Checking;
import fr.teleguichet.edge.session.CitizenSession.Connected;
import fr.teleguichet.edge.session.CitizenSession.Connecting;
import fr.teleguichet.edge.session.CitizenSession.Doubt;
import fr.teleguichet.edge.session.CitizenSession.Home;
import fr.teleguichet.edge.session.CitizenSession.Idle;
import fr.teleguichet.edge.session.CitizenSession.NoAnswer;
import fr.teleguichet.edge.session.CitizenSession.Thanks;
import fr.teleguichet.edge.session.CitizenSession.TooShort;
import fr.teleguichet.edge.session.CitizenSession.Turn;
import fr.teleguichet.edge.session.CitizenSession.Waiting;
import fr.teleguichet.edge.session.SessionEvent.HelpAsked;
import fr.teleguichet.edge.session.SessionEvent.Tapped;
import fr.teleguichet.edge.session.SessionEvent.TimedOut;
import fr.teleguichet.edge.session.SessionEvent.Vacated;
import fr.teleguichet.edge.session.SessionSnapshot.Writing;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the citizen's session: takes events, watches the time, has written down what counts, tells
 * each change. Belongs to the loop.
 */
public final class SessionService implements ActiveSessionLock {

  private static final Logger LOG = LoggerFactory.getLogger(SessionService.class);

  private final Loop loop;
  private final SessionTimeouts timeouts;
  private final SessionAdmission admission;
  private final SessionTransitions transitions;
  private final SessionRecorder recorder;
  private final EventStream<SessionSnapshot> changes;
  private final List<Runnable> waiting = new ArrayList<>();
  private SessionSnapshot session = SessionSnapshot.FIRST;
  private Loop.@Nullable Timer timer;
  private BooleanSupplier awaitsCompany = () -> false;
  private BooleanSupplier leavesPapers = () -> false;
  private Predicate<ServiceCode> unreached = _ -> false;
  private Duration since = Duration.ZERO;

  /**
   * What the session takes from the rest of the agent.
   *
   * @param presence who comes and goes: certain absence ends a session
   * @param ids numbers for sessions, each once
   */
  public record Surroundings(
      Loop loop,
      Clock clock,
      EventStream<PresenceEvent> presence,
      DurableNotes notes,
      RecordAppender records,
      Supplier<UUID> ids,
      SessionAdmission admission) {}

  /**
   * Nobody is there yet.
   *
   * @param minimumInterview how long somebody must have been connected for it to count as an
   *     interview, as of the moment in which it begins
   */
  public SessionService(Surroundings world, Supplier<Duration> minimumInterview) {
    this(world, SessionTimeouts.STANDARD, minimumInterview);
  }

  public SessionService(Surroundings world) {
    this(world, SessionTimeouts.STANDARD);
  }

  SessionService(Surroundings world, SessionTimeouts timeouts) {
    this(world, timeouts, () -> KioskRecord.Interview.STANDARD_MINIMUM);
  }

  private SessionService(
      Surroundings world, SessionTimeouts timeouts, Supplier<Duration> minimumInterview) {
    this.loop = world.loop;
    this.timeouts = timeouts;
    this.admission = world.admission;
    this.transitions =
        new SessionTransitions(
            loop,
            world.clock,
            world.admission,
            timeouts,
            minimumInterview,
            () -> leavesPapers.getAsBoolean());
    this.recorder = new SessionRecorder(world);
    this.changes = new EventStream<>(loop);
    world.presence.subscribe(this::sense);
  }

  /** Whoever waits for somebody to come is neither asked nor sent away. */
  public void awaitsCompanyWhile(BooleanSupplier isComing) {
    awaitsCompany = isComing;
  }

  /**
   * The last screen says where papers may have been forgotten, and stays for longer; whoever quits
   * sees it too.
   */
  public void leavesPapersWhile(BooleanSupplier areLeft) {
    leavesPapers = areLeft;
  }

  /** Whoever reads about such a service has asked for it in vain, which is written down. */
  public void hasUnreached(Predicate<ServiceCode> services) {
    unreached = services;
  }

  /** Tells the subscriber of each change: another state, or what became of a record. */
  public void subscribe(Consumer<SessionSnapshot> subscriber) {
    changes.subscribe(subscriber);
  }

  /** The session as it is now. */
  public SessionSnapshot snapshot() {
    loop.check();
    return session;
  }

  /** Whether somebody who came in for this service may choose it at this moment. */
  public boolean admits(ServiceCode service) {
    return (isOccupied() || admission.mayBegin()) && admission.mayChoose(service);
  }

  /** How long each state is waited for. */
  public SessionTimeouts timeouts() {
    return timeouts;
  }

  /**
   * Writes down the interview that the former run could not end; does not fail.
   *
   * @param lastAlive when the former run was last known to run
   */
  public Future<Void> recover(Optional<Instant> lastAlive) {
    return recorder.recover(lastAlive);
  }

  /**
   * Takes an event.
   *
   * @return whether it led on; not when it came late, does not belong to the state, is not
   *     admitted, or only says that somebody is there
   */
  public boolean take(SessionEvent event) {
    loop.check();
    boolean isLate = event instanceof Tapped(int seen, _) && seen != session.step();
    if (!isLate && event instanceof Tapped(_, SessionTap tap)) {
      see(tap);
    }
    Optional<Turn> turn = isLate ? Optional.empty() : transitions.of(session.state(), event);
    turn.ifPresent(it -> transition(it, event));
    return turn.isPresent();
  }

  @Override
  public boolean isOccupied() {
    return session.isOccupied();
  }

  @Override
  public void whenFree(Runnable action) {
    loop.check();
    if (isOccupied()) {
      waiting.add(action);
    } else {
      action.run();
    }
  }

  private void see(SessionTap tap) {
    switch (tap) {
      case SessionTap.Present _ -> hold();
      case SessionTap.About(ServiceCode service) -> {
        hold();
        if (session.state() instanceof Home && unreached.test(service)) {
          recorder.unreached(service);
        }
      }
      case SessionTap.Answers _,
          SessionTap.Start _,
          SessionTap.Choose _,
          SessionTap.Agree _,
          SessionTap.Ready _,
          SessionTap.Back _,
          SessionTap.Transfer _,
          SessionTap.End _,
          SessionTap.Skip _,
          SessionTap.Leave _,
          SessionTap.Stay _,
          SessionTap.Close _ -> {
        // It leads on, or it does not belong here.
      }
    }
  }

  private void transition(Turn turn, SessionEvent event) {
    CitizenSession before = session.state();
    LOG.debug("from={} to={} The session moves on.", before, turn.next());
    session = session.next(turn);
    since = loop.uptime();
    recorder.moved(before, turn, event, this::settle);
    watchTime();
    changes.publish(session);
    if (!isOccupied()) {
      List<Runnable> due = List.copyOf(waiting);
      waiting.clear();
      due.forEach(Runnable::run);
    }
  }

  private void settle(Writing result) {
    if (session.writing() != result) {
      session = session.with(result);
      changes.publish(session);
    }
  }

  private void watchTime() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    timeouts
        .of(session.state(), loop.uptime())
        .ifPresent(patience -> timer = loop.after(patience, this::timeOut));
  }

  /** A doubt has an answer of its own, and a call is held by two people. */
  private void hold() {
    boolean mayBe = isSpared(session.state()) && !(session.state() instanceof Doubt);
    if (mayBe && shown().compareTo(timeouts.held()) < 0) {
      watchTime();
    }
  }

  private void sense(PresenceEvent event) {
    switch (event) {
      case PresenceEvent.CertainAbsence _ -> {
        var _ = take(new Vacated());
      }
      case PresenceEvent.Wake _,
          PresenceEvent.Dim _,
          PresenceEvent.Visit _,
          PresenceEvent.Passer _,
          PresenceEvent.Doubt _ -> {
        // Whoever only seems to be gone is asked by the timeout.
      }
    }
  }

  private void timeOut() {
    if (isSpared(session.state()) && awaitsCompany.getAsBoolean()) {
      if (!take(new HelpAsked())) {
        watchTime();
      }
    } else if (isAboutPapers() && shown().compareTo(timeouts.papers()) < 0) {
      watchTime();
    } else {
      var _ = take(new TimedOut());
    }
  }

  private boolean isAboutPapers() {
    return (session.state() instanceof Thanks || session.state() instanceof TooShort)
        && leavesPapers.getAsBoolean();
  }

  private Duration shown() {
    return loop.uptime().minus(since);
  }

  /** A call has an end of its own, with or without company. */
  private boolean isSpared(CitizenSession state) {
    return switch (state) {
      case Idle _, Connecting _, Connected _, TransferOffer _ -> false;
      case Waiting waiting -> !timeouts.isOver(waiting, loop.uptime());
      case Home _,
          Agreement _,
          Checking _,
          SurveyInProgress _,
          Doubt _,
          Thanks _,
          TooShort _,
          NoAnswer _ ->
          true;
    };
  }
}
