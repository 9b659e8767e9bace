package fr.teleguichet.hardware.device;

import fr.teleguichet.hardware.text.Worded;
import java.util.Locale;
import java.util.Optional;

/** Why a kiosk's agent started. */
public enum RebootCause implements Worded {
  FIRST_START("premier démarrage", "first start"),
  AGENT_STOPPED("arrêt puis reprise du programme", "program stopped and started"),
  AGENT_CRASH("panne du programme", "program crashed"),
  /** A person, or the fleet in a person's name, restarted the machine. */
  OPERATOR_REBOOT("redémarrage demandé", "reboot on request"),
  /** The kiosk restarted itself, since a repair asked for it. */
  REPAIR("remise en route automatique", "self-repair"),
  UPDATE("mise à jour", "update"),
  /** The hardware watchdog found the machine hanging. */
  WATCHDOG("chien de garde", "watchdog"),
  KERNEL_PANIC("panne du noyau", "kernel panic"),
  /** The machine stopped without a word. */
  POWER_LOSS("coupure de courant", "power loss"),
  UNKNOWN("inconnue", "unknown");

  private final String french;
  private final String english;

  RebootCause(String french, String english) {
    this.french = french;
    this.english = english;
  }

  /** What people read. */
  public String label(Locale locale) {
    return locale.getLanguage().equals("fr") ? french : english;
  }

  /** The cause behind the word; nothing for a word of a newer version. */
  public static Optional<RebootCause> ofWord(String word) {
    return Worded.of(RebootCause.class, word);
  }
}
