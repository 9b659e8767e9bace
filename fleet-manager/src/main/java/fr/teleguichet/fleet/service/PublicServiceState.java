package fr.teleguichet.fleet.service;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How far a public body is with the network. Kiosks offer those that are open and no others.
 *
 * <pre>
 *   consulted → agreed ⇄ open → ended → consulted
 *       └─────────┴───────────────↑
 * </pre>
 */
public enum PublicServiceState implements CodedEnum {
  /** It was asked. */
  CONSULTED,
  /** It takes part, and does not answer calls yet. */
  AGREED,
  /** Citizens can choose it. */
  OPEN,
  /** It takes part no more; what it did goes on being counted. */
  ENDED;

  /** What it can become next. */
  public Set<PublicServiceState> next() {
    return switch (this) {
      case CONSULTED -> EnumSet.of(AGREED, ENDED);
      case AGREED -> EnumSet.of(OPEN, ENDED);
      case OPEN -> EnumSet.of(AGREED, ENDED);
      case ENDED -> EnumSet.of(CONSULTED);
    };
  }

  /** The state behind the word. */
  static Optional<PublicServiceState> ofWord(String word) {
    return CodedEnum.of(PublicServiceState.class, word);
  }
}
