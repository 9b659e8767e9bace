package fr.teleguichet.fleet.care;

import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.protocol.NodeAddress;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Where other features ask for a kiosk's diagnostics, with the bounds and rights of every wish. */
@Singleton
public final class DiagnosticsDesk {

  /** What became of it. */
  public sealed interface Answer {

    /** The kiosk is asked; the wish has this id. */
    record Wanted(UUID id) implements Answer {}

    /** It can't be had. */
    record Refused(CareRefusal.Why why) implements Answer {}
  }

  private final CareDesk desk;

  DiagnosticsDesk(CareDesk desk) {
    this.desk = desk;
  }

  /** Wants the diagnostics of the kiosk. */
  public Answer want(NodeAddress kiosk, Visitor visitor) {
    try {
      CareEntry entry =
          desk.want(
              new CareDesk.Wish(
                  kiosk, RemoteCommandType.DIAGNOSTICS, CareDesk.USUAL_PATIENCE, Optional.empty()),
              visitor);
      return new Answer.Wanted(entry.id());
    } catch (CareRefusal refusal) {
      return new Answer.Refused(refusal.why());
    }
  }
}
