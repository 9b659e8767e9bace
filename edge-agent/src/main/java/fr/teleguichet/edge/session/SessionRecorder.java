package fr.teleguichet.edge.session;

import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.edge.session.CitizenSession.Agreement;
import fr.teleguichet.edge.session.CitizenSession.Checking;
import fr.teleguichet.edge.session.CitizenSession.Connected;
import fr.teleguichet.edge.session.CitizenSession.Connecting;
import fr.teleguichet.edge.session.CitizenSession.Doubt;
import fr.teleguichet.edge.session.CitizenSession.Home;
import fr.teleguichet.edge.session.CitizenSession.Idle;
import fr.teleguichet.edge.session.CitizenSession.Thanks;
import fr.teleguichet.edge.session.CitizenSession.Told;
import fr.teleguichet.edge.session.CitizenSession.Turn;
import fr.teleguichet.edge.session.CitizenSession.Waiting;
import fr.teleguichet.edge.session.SessionSnapshot.Writing;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.KioskRecord.Interview;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import fr.teleguichet.hardware.journal.KioskRecord.Visit;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.journal.SessionStep;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down how a session goes: its beginning, the choice, the call, its end, and what came of
 * it. What was answered stands in the survey alone, which carries no session's number.
 */
final class SessionRecorder {

  private static final Logger LOG = LoggerFactory.getLogger(SessionRecorder.class);

  private final RecordAppender records;
  private final OpenInterviewNote openInterview;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private UUID session = new UUID(0, 0);
  private final Set<ServiceCode> unreached = new HashSet<>();
  private Optional<ServiceCode> service = Optional.empty();
  private boolean thanked;

  SessionRecorder(SessionService.Surroundings world) {
    this.records = world.records();
    this.openInterview = new OpenInterviewNote(world.notes(), records);
    this.clock = world.clock();
    this.ids = world.ids();
  }

  /** Writes down the interview that the former run could not end; does not fail. */
  Future<Void> recover(Optional<Instant> lastAlive) {
    return openInterview
        .takeUp(lastAlive)
        .recover(
            e -> {
              LOG.warn(
                  "why=\"{}\" An interview that broke off is not counted yet.", e.getMessage());
              return Future.succeededFuture();
            });
  }

  /**
   * The session moved.
   *
   * @param settled told what became of the turn's record, if there is one
   */
  void moved(CitizenSession from, Turn turn, SessionEvent event, Consumer<Writing> settled) {
    turn.record().ifPresent(record -> write(record, turn.next(), settled));
    noteStep(from, turn.next(), event);
    noteInterview(from, turn);
  }

  /**
   * Somebody asks for a service that no call would reach: once in a session, whoever looks twice.
   */
  void unreached(ServiceCode asked) {
    if (unreached.add(asked)) {
      records
          .append(new Interview(asked, clock.instant(), Duration.ZERO, Outcome.UNREACHED))
          .onFailure(e -> LOG.warn("why=\"{}\" A demand is not counted.", e.getMessage()));
    }
  }

  private void noteInterview(CitizenSession from, Turn turn) {
    CitizenSession to = turn.next();
    if (to instanceof Waiting(ServiceCode chosen, _, ClockReading since)
        && isCalled(from)
        && turn.record().isEmpty()) {
      openInterview.waits(chosen, since);
    } else if (to instanceof Connected(ServiceCode chosen, ClockReading began, Duration waited, _)
        && from instanceof Connecting) {
      openInterview.connected(chosen, began, waited);
    }
  }

  /** Whether a wait from there is a new one, and none that was doubted. */
  private static boolean isCalled(CitizenSession from) {
    return from instanceof Checking || from instanceof TransferOffer;
  }

  private void write(KioskRecord record, CitizenSession next, Consumer<Writing> settled) {
    append(record, next)
        .onSuccess(_ -> settled.accept(Writing.WRITTEN))
        .onFailure(
            e -> {
              LOG.error("why=\"{}\" A citizen’s record was refused and is lost.", e.getMessage());
              settled.accept(Writing.REFUSED);
            });
  }

  private Future<Long> append(KioskRecord record, CitizenSession next) {
    return switch (record) {
      case Interview interview
          when next instanceof Waiting(ServiceCode other, _, ClockReading since) ->
          openInterview.passesOn(interview, other, since);
      case Interview interview -> openInterview.ends(interview);
      default -> records.append(record);
    };
  }

  private void noteStep(CitizenSession from, CitizenSession to, SessionEvent event) {
    if (from instanceof Idle) {
      session = ids.get();
      service = Optional.empty();
      unreached.clear();
      thanked = false;
      note(event instanceof SessionEvent.CallPressed ? SessionStep.CALLED : SessionStep.TOUCHED);
    } else if (to instanceof Home) {
      service = Optional.empty();
    } else if (to instanceof Agreement(ServiceCode chosen) && from instanceof Home) {
      service = Optional.of(chosen);
      note(SessionStep.CHOSE);
    } else if (to instanceof Waiting && from instanceof Checking) {
      note(SessionStep.AGREED);
    } else if (to instanceof Waiting(ServiceCode other, _, _) && from instanceof TransferOffer) {
      // The same session: who goes on has the steps from here.
      service = Optional.of(other);
    } else if (to instanceof Connecting) {
      note(SessionStep.ANSWERED);
    } else if (to instanceof Connected && from instanceof Connecting) {
      note(SessionStep.CONNECTED);
    } else if (to instanceof Thanks(boolean isAnswered)) {
      thanked = true;
      // Whoever quits is told of papers only.
      note(isAnswered ? SessionStep.FINISHED : end(from, event));
    } else if (to instanceof Idle && !thanked) {
      note(end(from, event));
    }
  }

  private static SessionStep end(CitizenSession from, SessionEvent event) {
    return switch (event) {
      case SessionEvent.Tapped(_, SessionTap.Leave _) -> SessionStep.LEFT;
      case SessionEvent.Vacated _, SessionEvent.TimedOut _ when !isLastWord(from) ->
          SessionStep.ABANDONED;
      case SessionEvent.Tapped _,
          SessionEvent.CallPressed _,
          SessionEvent.HelpAsked _,
          SessionEvent.Vacated _,
          SessionEvent.TimedOut _,
          SessionEvent.CheckUnneeded _,
          SessionEvent.CallAnswered _,
          SessionEvent.CallConnected _,
          SessionEvent.TransferProposed _,
          SessionEvent.CallEnded _ ->
          SessionStep.FINISHED;
    };
  }

  private static boolean isLastWord(CitizenSession state) {
    return state instanceof Told || state instanceof Doubt(Told _);
  }

  private void note(SessionStep step) {
    records
        .append(new Visit(clock.instant(), session, step, service))
        .onFailure(e -> LOG.warn("step={} A session’s step is not recorded.", step, e));
  }
}
