package fr.teleguichet.hardware.device;

import fr.teleguichet.hardware.text.CodedEnum;
import fr.teleguichet.hardware.text.TranslatedWords;
import java.util.Locale;
import java.util.Optional;

/** What somebody far away can have a kiosk do. None of it shows what a citizen does. */
public enum RemoteCommandType implements CodedEnum {
  /** Light and sound, so that a person in the room finds the kiosk. */
  IDENTIFY("se signaler", "identify", "señalarse"),
  TEST_PRINT("imprimer une page d’essai", "print a test page", "imprimir una página de prueba"),
  TEST_SCAN("numériser un essai", "make a test scan", "escanear una prueba"),
  /** One picture of the camera, of an empty room at best. */
  TEST_PICTURE("prendre une image d’essai", "take a test picture", "tomar una imagen de prueba"),
  RESTART_SCREEN("relancer l’écran", "restart the screen", "reiniciar la pantalla"),
  REBOOT("redémarrer la borne", "reboot", "reiniciar el puesto"),
  /** A bounded bundle of logs and states without secrets. */
  DIAGNOSTICS("envoyer un diagnostic", "send diagnostics", "enviar un diagnóstico"),
  /** Keys, claim and journal go; the kiosk leaves the fleet. */
  WIPE("effacer la borne", "wipe", "borrar el puesto");

  private final TranslatedWords words;

  RemoteCommandType(String french, String english, String spanish) {
    this.words = new TranslatedWords(french, english, spanish);
  }

  /** What people read. */
  public String label(Locale locale) {
    return words.in(locale);
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
  public static Optional<RemoteCommandType> ofWord(String word) {
    return CodedEnum.of(RemoteCommandType.class, word);
  }
}
