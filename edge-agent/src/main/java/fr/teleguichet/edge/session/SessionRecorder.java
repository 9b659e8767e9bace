package fr.teleguichet.edge.session;

import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.edge.session.CitizenSession.Idle;
import fr.teleguichet.edge.session.CitizenSession.InInterview;
import fr.teleguichet.hardware.journal.KioskRecord.Step;
import fr.teleguichet.hardware.journal.KioskRecord.Visit;
import fr.teleguichet.hardware.journal.ServiceId;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down how a session goes: its beginning, the choice, its end. What was answered stands in
 * the survey alone, which carries no session's number.
 */
final class SessionRecorder {

  private static final Logger LOG = LoggerFactory.getLogger(SessionRecorder.class);

  private final RecordAppender records;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private UUID session = new UUID(0, 0);
  private Optional<ServiceId> service = Optional.empty();
  private boolean thanked;

  SessionRecorder(RecordAppender records, Clock clock, Supplier<UUID> ids) {
    this.records = records;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * The session moved.
   *
   * @param how what is noted when this is its beginning or its end
   */
  void moved(CitizenSession from, CitizenSession to, Step how) {
    if (from instanceof Idle) {
      session = ids.get();
      service = Optional.empty();
      thanked = false;
      write(how == Step.CALLED ? Step.CALLED : Step.TOUCHED);
    } else if (from instanceof CitizenSession.Home
        && to instanceof InInterview(ServiceId chosen, _)) {
      service = Optional.of(chosen);
      write(Step.CHOSE);
    } else if (to instanceof CitizenSession.Thanks) {
      thanked = true;
      write(Step.FINISHED);
    } else if (to instanceof Idle && !thanked) {
      write(how);
    }
  }

  private void write(Step step) {
    records
        .append(new Visit(clock.instant(), session, step, service))
        .onFailure(e -> LOG.warn("step={} A session’s step is not recorded.", step, e));
  }
}
