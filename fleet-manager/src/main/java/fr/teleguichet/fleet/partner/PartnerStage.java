package fr.teleguichet.fleet.partner;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** How far the agreement with a public body is. */
public enum PartnerStage implements CodedEnum {
  /** It is talked about. */
  NEGOTIATION,
  /** It is in force. */
  SIGNED,
  /** It rests for a while. */
  SUSPENDED,
  /** It is over. */
  ENDED;

  static Optional<PartnerStage> ofWord(String word) {
    return CodedEnum.of(PartnerStage.class, word);
  }
}
