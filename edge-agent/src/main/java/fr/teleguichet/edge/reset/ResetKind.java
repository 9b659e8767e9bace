package fr.teleguichet.edge.reset;

import fr.teleguichet.hardware.text.Worded;
import java.util.Optional;

/** What a factory reset leaves. Scripts of the image read these words. */
public enum ResetKind implements Worded {
  /** Settings, networks and records that the fleet has go; the unit stays who it is. */
  KEEP_IDENTITY,
  /** Nothing stays: the unit has to be claimed again. */
  WIPE_IDENTITY;

  static Optional<ResetKind> ofWord(String word) {
    return Worded.of(ResetKind.class, word);
  }
}
