package fr.teleguichet.fleet.site.label;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** What both labels ask of a place, in short; the circulars say it in full. */
public enum SiteQualityLabelCriterion implements CodedEnum {
  OPENING_HOURS,
  TRAINED_AGENTS,
  CONFIDENTIAL_ROOM,
  WAITING_ROOM,
  COMPUTER_AND_PRINTER,
  STEP_FREE_ACCESS,
  PARTNERS_AGREED,
  DATA_PROTECTION,
  SIGNS_OUTSIDE,
  ACTIVITY_REPORTED;

  /** The criterion of this word. */
  public static Optional<SiteQualityLabelCriterion> ofWord(String word) {
    return CodedEnum.of(SiteQualityLabelCriterion.class, word);
  }
}
