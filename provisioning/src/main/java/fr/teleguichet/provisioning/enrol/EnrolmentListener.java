package fr.teleguichet.provisioning.enrol;

import fr.teleguichet.hardware.identity.Fingerprint;
import java.time.Duration;
import java.util.Optional;

/** Who looks on while a unit waits for a person. */
public interface EnrolmentListener {

  /** Shows, once, what the person who accepts the unit compares; the short code follows from it. */
  void shows(Fingerprint key);

  /**
   * Lets the time pass until the next try.
   *
   * @param trouble why the last try had no answer, as a sentence; nothing when it had one
   */
  void pause(Duration time, Optional<String> trouble) throws InterruptedException;
}
