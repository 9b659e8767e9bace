package fr.teleguichet.demo.past;

import java.time.Duration;
import java.time.Instant;

/** Something that went wrong for a while, or was done on purpose. */
sealed interface PastIncident {

  String kiosk();

  Instant begun();

  Duration lasted();

  default Instant ended() {
    return begun().plus(lasted());
  }

  /** The kiosk was not connected, and had not said why. */
  record Lost(String kiosk, Instant begun, Duration lasted) implements PastIncident {}

  /** The kiosk had said why it would go. */
  record Stopped(String kiosk, Instant begun, Duration lasted, String reason)
      implements PastIncident {}

  /**
   * A peripheral was not well, or gone.
   *
   * @param state {@code warning} or {@code error}
   * @param reasons keywords
   */
  record Peripheral(
      String kiosk,
      String device,
      Instant begun,
      Duration lasted,
      boolean isPresent,
      String state,
      String reasons)
      implements PastIncident {}
}
