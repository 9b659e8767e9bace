package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One wish and where it stands.
 *
 * @param number its row
 * @param id what the kiosk knows it by
 * @param node the kiosk's group and node when it was wanted
 * @param action what shall be done
 * @param wantedBy who wanted it, by the name of that day; empty for the program
 * @param wantedAt when
 * @param deadline after it the kiosk does not begin any more
 * @param state where it stands
 * @param stateAt since when, by the clock of whoever reached it
 * @param changed when the manager learned of it
 * @param reason why it stands there, a keyword or a short sentence; may be empty
 * @param sent how many times it was given to the broker
 * @param result what the kiosk brought, if it did
 */
public record RemoteCommand(
    long number,
    UUID id,
    NodeAddress node,
    RemoteCommandType action,
    String wantedBy,
    Instant wantedAt,
    Instant deadline,
    RemoteCommandState state,
    Instant stateAt,
    Instant changed,
    String reason,
    int sent,
    Optional<CommandResultFile> result) {

  /** How long after its deadline a wish without an end still holds a place. */
  static final Duration LINGERS = Duration.ofMinutes(15);

  /** How long after its end its result may come. */
  private static final Duration RESULT_GRACE = Duration.ofMinutes(15);

  /** Whether it is one of this kiosk. */
  boolean isOf(KioskRow row) {
    return row.node().filter(node::equals).isPresent();
  }

  /** Whether a person can take it back. */
  public boolean canBeCancelled() {
    return state == RemoteCommandState.WANTED && action != RemoteCommandType.WIPE;
  }

  /** Whether its result may come now: while it is open, and for a moment after its end. */
  boolean takesResult(Instant now) {
    return state.isEnd()
        ? now.isBefore(changed.plus(RESULT_GRACE))
        : now.isBefore(deadline.plus(LINGERS));
  }
}
