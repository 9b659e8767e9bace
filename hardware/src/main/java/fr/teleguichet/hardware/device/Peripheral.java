package fr.teleguichet.hardware.device;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of peripheral of a kiosk; each is a Sparkplug device of its edge node, born and dying
 * on its own.
 */
public enum Peripheral {
  SCREEN("écran", "screen", true),
  CAMERA("caméra", "camera", true),
  AUDIO("son", "audio", true),
  PRINTER("imprimante", "printer", false),
  SCANNER("numériseur", "scanner", false),
  READER("lecteur de carte", "card reader", false),
  PRESENCE("détecteur de présence", "presence sensor", false),
  LIGHT("voyant", "status light", false),
  POWER("alimentation", "power supply", true),
  ENCLOSURE("coffret", "enclosure", false);

  private final String french;
  private final String english;
  private final boolean essential;

  Peripheral(String french, String english, boolean essential) {
    this.french = french;
    this.english = english;
    this.essential = essential;
  }

  /** The Sparkplug device id. */
  public String deviceId() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether no video interview is possible without it. */
  public boolean isEssential() {
    return essential;
  }

  /** What people call it. */
  public String label(Locale locale) {
    return locale.getLanguage().equals("fr") ? french : english;
  }

  /**
   * The peripheral with this Sparkplug device id, or nothing for a device that a newer kiosk or
   * another maker has.
   */
  public static Optional<Peripheral> ofDeviceId(String deviceId) {
    return Arrays.stream(values()).filter(kind -> kind.deviceId().equals(deviceId)).findFirst();
  }
}
