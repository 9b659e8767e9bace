package fr.teleguichet.fleet.kiosk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The one scale on which people see kiosks, worst first. */
public enum Standing {
  OFFLINE,
  FAILED,
  UNKNOWN,
  WATCH,
  /** Meant for a site, and never heard of. */
  NEVER_SEEN,
  STOPPED,
  OK;

  /** What a verdict's severity looks like. */
  static Standing of(Severity severity) {
    return switch (severity) {
      case OK -> OK;
      case STOPPED -> STOPPED;
      case WATCH -> WATCH;
      case UNKNOWN -> UNKNOWN;
      case FAILED -> FAILED;
      case OFFLINE -> OFFLINE;
    };
  }

  /** The word in addresses, style sheets, messages and the programming interface. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The standing behind the word. */
  public static Optional<Standing> ofWord(String word) {
    return Arrays.stream(values()).filter(standing -> standing.word().equals(word)).findFirst();
  }
}
