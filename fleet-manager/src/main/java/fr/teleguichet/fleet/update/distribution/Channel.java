package fr.teleguichet.fleet.update.distribution;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** For whom a version is meant. */
public enum Channel {
  /** Every kiosk. */
  STABLE,
  /** Kiosks that try versions out. */
  PILOT;

  /** The channel in files and the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The channel of a word. */
  public static Optional<Channel> of(String word) {
    return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
  }
}
