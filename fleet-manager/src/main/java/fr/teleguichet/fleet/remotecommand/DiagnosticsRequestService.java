package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.protocol.NodeAddress;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Where other features ask for a kiosk's diagnostics, with the bounds and rights of every wish. */
@Singleton
public final class DiagnosticsRequestService {

  /** What became of it. */
  public sealed interface Answer {

    /** The kiosk is asked; the wish has this id. */
    record Wanted(UUID id) implements Answer {}

    /** It can't be had. */
    record Refused(RemoteCommandRefusalException.Why why) implements Answer {}
  }

  private final RemoteCommandService desk;

  DiagnosticsRequestService(RemoteCommandService desk) {
    this.desk = desk;
  }

  /** Wants the diagnostics of the kiosk. */
  public Answer want(NodeAddress kiosk, Principal visitor) {
    try {
      RemoteCommand entry =
          desk.want(
              new RemoteCommandService.Wish(
                  kiosk,
                  RemoteCommandType.DIAGNOSTICS,
                  RemoteCommandService.USUAL_PATIENCE,
                  Optional.empty()),
              visitor);
      return new Answer.Wanted(entry.id());
    } catch (RemoteCommandRefusalException refusal) {
      return new Answer.Refused(refusal.why());
    }
  }
}
