package fr.teleguichet.hardware.device;

import fr.teleguichet.hardware.text.Worded;
import java.util.Locale;
import java.util.Optional;

/** What somebody far away can have a kiosk do. None of it shows what a citizen does. */
public enum CareAction implements Worded {
  /** Light and sound, so that a person in the room finds the kiosk. */
  IDENTIFY("se signaler", "identify"),
  TEST_PRINT("imprimer une page d’essai", "print a test page"),
  TEST_SCAN("numériser un essai", "make a test scan"),
  /** One picture of the camera, of an empty room at best. */
  TEST_PICTURE("prendre une image d’essai", "take a test picture"),
  RESTART_SCREEN("relancer l’écran", "restart the screen"),
  REBOOT("redémarrer la borne", "reboot"),
  /** A bounded bundle of logs and states without secrets. */
  DIAGNOSTICS("envoyer un diagnostic", "send diagnostics"),
  /** Keys, claim and journal go; the kiosk leaves the fleet. */
  WIPE("effacer la borne", "wipe");

  private final String french;
  private final String english;

  CareAction(String french, String english) {
    this.french = french;
    this.english = english;
  }

  /** What people read. */
  public String label(Locale locale) {
    return locale.getLanguage().equals("fr") ? french : english;
  }

  /**
   * Whether it would disturb a citizen who is being served, so that the kiosk lets it wait until
   * the session ends.
   */
  public boolean waitsForCitizens() {
    return this != DIAGNOSTICS;
  }

  /**
   * Whether it is refused while a citizen is served, rather than kept waiting: whoever asked for a
   * picture must not get one minutes later, when nobody expects it any more.
   */
  public boolean isRefusedInSession() {
    return this == TEST_PICTURE || this == TEST_SCAN;
  }

  /** The action behind the word; nothing for a word of a newer version. */
  public static Optional<CareAction> ofWord(String word) {
    return Worded.of(CareAction.class, word);
  }
}
