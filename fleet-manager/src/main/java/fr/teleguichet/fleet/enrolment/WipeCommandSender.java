package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.hardware.identity.KioskId;
import java.time.Instant;
import java.util.UUID;

/** Tells a kiosk to erase its key and everything that it keeps, and hears what became of it. */
public interface WipeCommandSender {

  /** What became of an order. */
  enum Outcome {
    /** Nothing is known that ends it. */
    OPEN,
    /** The kiosk has begun, and did not say that it came to the end. */
    BEGUN,
    /** The kiosk says that it is done. */
    WIPED,
    /** The kiosk did not do it. */
    NOT_WIPED
  }

  /** Whether the kiosk is connected, and so would hear an order. */
  boolean reaches(KioskId name);

  /**
   * Asks for it. It is a request: it may get lost, or wait for a citizen's sake.
   *
   * @param deadline after it the kiosk must not begin
   * @return the order, to ask for its outcome
   */
  UUID order(KioskId name, Instant deadline);

  /** What became of the order so far. */
  Outcome outcome(UUID order);
}
