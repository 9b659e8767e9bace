package fr.teleguichet.edge.repair;

import fr.teleguichet.hardware.text.CodedEnum;
import java.time.Duration;
import java.util.Optional;

/** The ladder's rungs, from the repair that nobody notices to the one that needs a person. */
public enum RepairRung implements CodedEnum {
  /** What the check itself knows to do, such as loading the page again. */
  COMPONENT(Duration.ofSeconds(30)),
  /** The screen's programs are started again. */
  SCREEN(Duration.ofSeconds(60)),
  /** The agent is started again. */
  AGENT(Duration.ofSeconds(60)),
  /** The machine is started again. */
  REBOOT(Duration.ofMinutes(3)),
  /** Nothing helped: the page says so, and a person is needed. */
  DEGRADED(Duration.ZERO);

  private final Duration patience;

  RepairRung(Duration patience) {
    this.patience = patience;
  }

  /** How long the repair has to show an effect before the next rung. */
  Duration patience() {
    return patience;
  }

  /** Whether it would disturb a citizen. */
  boolean disturbs() {
    return this == SCREEN || this == AGENT || this == REBOOT;
  }

  static Optional<RepairRung> ofWord(String word) {
    return CodedEnum.of(RepairRung.class, word);
  }
}
