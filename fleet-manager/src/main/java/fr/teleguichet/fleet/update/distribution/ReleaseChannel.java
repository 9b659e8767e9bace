package fr.teleguichet.fleet.update.distribution;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** For whom a version is meant. */
public enum ReleaseChannel implements CodedEnum {
  /** Every kiosk. */
  STABLE,
  /** Kiosks that try versions out. */
  PILOT;

  /** The channel of a word. */
  public static Optional<ReleaseChannel> of(String word) {
    return CodedEnum.of(ReleaseChannel.class, word);
  }
}
