package fr.teleguichet.edge.reset;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** What a factory reset leaves. Scripts of the image read these words. */
public enum ResetKind implements CodedEnum {
  /** Settings, networks and records that the fleet has go; the unit stays who it is. */
  KEEP_IDENTITY,
  /** Nothing stays: the unit has to be claimed again. */
  WIPE_IDENTITY;

  static Optional<ResetKind> ofWord(String word) {
    return CodedEnum.of(ResetKind.class, word);
  }
}
