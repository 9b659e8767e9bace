package fr.teleguichet.fleet.update.distribution;

import fr.teleguichet.hardware.text.Worded;
import java.util.Optional;

/** For whom a version is meant. */
public enum ReleaseChannel implements Worded {
  /** Every kiosk. */
  STABLE,
  /** Kiosks that try versions out. */
  PILOT;

  /** The channel of a word. */
  public static Optional<ReleaseChannel> of(String word) {
    return Worded.of(ReleaseChannel.class, word);
  }
}
