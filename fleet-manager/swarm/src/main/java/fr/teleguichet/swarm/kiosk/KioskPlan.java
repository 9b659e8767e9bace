package fr.teleguichet.swarm.kiosk;

import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.swarm.journal.JournalPlan;
import java.time.Duration;
import java.util.Optional;

/**
 * How every kiosk of the swarm behaves.
 *
 * @param peripherals how many peripherals it is born with, 0 to 10
 * @param values how many values a report carries, 1 to 23
 * @param flipFlags whether flags in reports change each time, which makes kiosks ill and well
 * @param keepAlive the MQTT keep-alive, 1 s to 18 h
 * @param answerTime how long the broker may take to answer CONNECT or SUBSCRIBE
 * @param primaryHost the host without which there are no births; empty to need none
 * @param journal how records are delivered
 */
public record KioskPlan(
    int peripherals,
    int values,
    boolean flipFlags,
    Duration keepAlive,
    Duration answerTime,
    Optional<String> primaryHost,
    JournalPlan journal) {

  private static final int MAX_PERIPHERALS = Peripheral.values().length;
  private static final Duration MAX_KEEP_ALIVE = Duration.ofSeconds(65_535);

  public KioskPlan {
    if (peripherals < 0 || peripherals > MAX_PERIPHERALS) {
      throw new IllegalArgumentException(
          peripherals + " peripherals is not within 0 and " + MAX_PERIPHERALS);
    }
    if (values < 1 || values > SimulatedMeasures.ALL) {
      throw new IllegalArgumentException(
          values + " values in a report is not within 1 and " + SimulatedMeasures.ALL);
    }
    if (keepAlive.toSeconds() < 1 || keepAlive.compareTo(MAX_KEEP_ALIVE) > 0) {
      throw new IllegalArgumentException(
          "the keep-alive " + keepAlive + " is not within 1 and 65535 seconds");
    }
    if (!answerTime.isPositive()) {
      throw new IllegalArgumentException("the answer time " + answerTime + " is not positive");
    }
  }
}
