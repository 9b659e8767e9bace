package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** What a kiosk is good for at this moment: the only words that people read of it, worst first. */
public enum ServiceLevel implements CodedEnum {
  /** Nobody can be served, and nobody meant it so. */
  OUT_OF_SERVICE("failed"),
  /** Nothing certain is known. */
  UNKNOWN("unknown"),
  /** Citizens can speak with somebody, and not print or not scan. */
  LIMITED("limited"),
  /** It does everything, and somebody has to see to it before it does less. */
  NEEDS_ATTENTION("watch"),
  /** Meant for a site, and never heard of. */
  NEVER_SEEN("never-seen"),
  /** Asks for updates and says nothing else. */
  UPDATES_ONLY("updates-only"),
  /** Stopped or closed on purpose. */
  STOPPED("stopped"),
  IN_SERVICE("ok");

  private final String look;

  ServiceLevel(String look) {
    this.look = look;
  }

  /** Its icon and its colours, by the words of the style sheet. */
  public String look() {
    return look;
  }

  /** The level behind the word. */
  static Optional<ServiceLevel> ofWord(String word) {
    return CodedEnum.of(ServiceLevel.class, word);
  }
}
