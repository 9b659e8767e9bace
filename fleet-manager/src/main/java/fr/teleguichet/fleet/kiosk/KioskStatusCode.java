package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/**
 * How kiosks are for programs and in addresses, worst first; what people read of them says {@link
 * KioskServiceSummary}.
 */
public enum KioskStatusCode implements CodedEnum {
  OFFLINE,
  FAILED,
  UNKNOWN,
  WATCH,
  /** Meant for a site, and never heard of. */
  NEVER_SEEN,
  /** Asks for updates and says nothing else, so nobody knows how it is. */
  UPDATES_ONLY,
  STOPPED,
  OK;

  /** What a verdict's severity looks like. */
  static KioskStatusCode of(Severity severity) {
    return switch (severity) {
      case OK -> OK;
      case STOPPED -> STOPPED;
      case WATCH -> WATCH;
      case UNKNOWN -> UNKNOWN;
      case FAILED -> FAILED;
      case OFFLINE -> OFFLINE;
    };
  }

  /** The standing behind the word. */
  public static Optional<KioskStatusCode> ofWord(String word) {
    return CodedEnum.of(KioskStatusCode.class, word);
  }
}
