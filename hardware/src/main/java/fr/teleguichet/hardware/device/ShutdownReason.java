package fr.teleguichet.hardware.device;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Locale;
import java.util.Optional;

/** Why a kiosk goes down on purpose, told before it does so. */
public enum ShutdownReason implements CodedEnum {
  SERVICE_STOPPED("arrêt du programme", "program stopped"),
  REBOOT("redémarrage demandé", "reboot requested"),
  /** The kiosk starts again to mend itself. */
  REPAIR("remise en route automatique", "self-repair"),
  UPDATE("mise à jour", "update"),
  POWER_FAILING("alimentation défaillante", "power failing"),
  MAINTENANCE("intervention sur place", "maintenance on site");

  private final String french;
  private final String english;

  ShutdownReason(String french, String english) {
    this.french = french;
    this.english = english;
  }

  /** What people read. */
  public String label(Locale locale) {
    return locale.getLanguage().equals("fr") ? french : english;
  }

  /** The reason behind the word; nothing for a word of a newer version. */
  public static Optional<ShutdownReason> ofWord(String word) {
    return CodedEnum.of(ShutdownReason.class, word);
  }
}
