package fr.teleguichet.fleet.site.label;

import fr.teleguichet.hardware.text.Worded;
import java.util.Optional;

/** What both labels ask of a place, in short; the circulars say it in full. */
public enum LabelCriterion implements Worded {
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
  public static Optional<LabelCriterion> ofWord(String word) {
    return Worded.of(LabelCriterion.class, word);
  }
}
