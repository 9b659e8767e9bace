package fr.teleguichet.edge.session;

import fr.teleguichet.edge.session.CitizenSession.NoAnswer;
import fr.teleguichet.edge.session.CitizenSession.Turn;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.KioskRecord.Interview;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.Duration;
import java.util.Optional;

/**
 * A citizen waited for an adviser, and they never met: the demand that was not met counts too.
 *
 * @param since when the citizen began to wait
 */
record InterviewAttempt(ServiceCode service, ClockReading since) {

  /** The citizen did not want to wait any longer. */
  Turn leftFor(CitizenSession next, ClockReading now) {
    return Turn.to(next, record(now, Outcome.ABANDONED));
  }

  /** Nobody answered, or it could not be. An adviser who was there without a picture is a fault. */
  Turn ended(CallEnding how, ClockReading now) {
    return switch (how) {
      case NOBODY, UNANSWERED ->
          Turn.to(new NoAnswer(service, how), record(now, Outcome.UNANSWERED));
      case FAILED, OVER ->
          Turn.to(new NoAnswer(service, CallEnding.FAILED), record(now, Outcome.FAILED));
    };
  }

  private Interview record(ClockReading now, Outcome outcome) {
    Optional<Duration> waited = Optional.of(believable(now.since(since)));
    return new Interview(service, since.wall(), Duration.ZERO, outcome, waited);
  }

  /** The time, or the longest that is believed. */
  static Duration believable(Duration time) {
    return time.compareTo(KioskRecord.MAX_INTERVIEW) <= 0 ? time : KioskRecord.MAX_INTERVIEW;
  }
}
