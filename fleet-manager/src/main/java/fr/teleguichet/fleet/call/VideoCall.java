package fr.teleguichet.fleet.call;

import fr.teleguichet.fleet.video.CallVideoAssignment;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A citizen at a kiosk who wants to talk with a service.
 *
 * @param id made by the kiosk
 * @param language in which the citizen uses the kiosk
 * @param accompanied whether somebody helps there
 * @param asked since when
 * @param video what carries it
 * @param transferredBy the service whose adviser passed the citizen on
 */
public record VideoCall(
    UUID id,
    KioskId kiosk,
    ServiceCode service,
    CallLanguage language,
    boolean accompanied,
    Instant asked,
    CallVideoAssignment video,
    Optional<ServiceCode> transferredBy,
    CallState state) {

  /** A call that waits from now on. */
  static VideoCall asked(
      UUID id,
      KioskId kiosk,
      ServiceCode service,
      CallLanguage language,
      boolean accompanied,
      Instant now,
      CallVideoAssignment video) {
    return new VideoCall(
        id,
        kiosk,
        service,
        language,
        accompanied,
        now,
        video,
        Optional.empty(),
        new CallState.Waiting());
  }

  /** The call of somebody whom an adviser of this service passed on. */
  VideoCall transferredBy(ServiceCode other) {
    return new VideoCall(
        id, kiosk, service, language, accompanied, asked, video, Optional.of(other), state);
  }

  /** The call after the event; empty where it can't happen now. */
  Optional<VideoCall> after(CallEvent event, Instant when) {
    return state.after(event, when.isBefore(asked) ? asked : when).map(next -> with(video, next));
  }

  private VideoCall with(CallVideoAssignment carrier, CallState next) {
    return new VideoCall(
        id, kiosk, service, language, accompanied, asked, carrier, transferredBy, next);
  }

  /** The call carried by this. */
  VideoCall by(CallVideoAssignment carrier) {
    return with(carrier, state);
  }

  /** The call with what its kiosk says of it now; no row keeps that. */
  VideoCall saidAgain(CallLanguage now, boolean helped) {
    return new VideoCall(id, kiosk, service, now, helped, asked, video, transferredBy, state);
  }

  /** Whether it waits for an adviser. */
  public boolean isWaiting() {
    return state instanceof CallState.Waiting;
  }

  /** Whether it was over before then. */
  boolean endedBefore(Instant then) {
    return state instanceof CallState.Ended ended && ended.ended().isBefore(then);
  }

  /** Whether this adviser has it now. */
  public boolean isWith(long account) {
    return state.adviser().filter(adviser -> adviser == account).isPresent();
  }
}
