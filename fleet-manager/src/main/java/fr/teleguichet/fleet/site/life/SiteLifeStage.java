package fr.teleguichet.fleet.site.life;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** How far a site can be, in the usual order. */
public enum SiteLifeStage implements CodedEnum {
  PLANNED,
  ORDERED,
  INSTALLED,
  IN_SERVICE,
  SUSPENDED,
  CLOSED;

  /** Whether whoever goes there must be told why: citizens find the door shut. */
  public boolean needsReason() {
    return this == SUSPENDED || this == CLOSED;
  }

  /** The stage of this word. */
  public static Optional<SiteLifeStage> ofWord(String word) {
    return CodedEnum.of(SiteLifeStage.class, word);
  }
}
