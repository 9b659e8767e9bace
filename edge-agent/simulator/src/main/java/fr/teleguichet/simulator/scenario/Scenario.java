package fr.teleguichet.simulator.scenario;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.Peripheral;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A day at one site, played again and again.
 *
 * @param site what people call the site
 * @param seed makes the noise; the same seed makes the same noise
 * @param from when the day begins
 * @param to when it ends and begins again
 * @param machine what the simulated machine says of itself
 * @param measures what is normal at this site
 * @param peripherals those that are there in the morning, with maker and model
 * @param advisers the played ones who answer whoever touches the screen; nobody when empty
 * @param script what happens, in the order of time
 */
public record Scenario(
    String site,
    long seed,
    LocalTime from,
    LocalTime to,
    Map<NodeFact, String> machine,
    Map<HealthMetric, Level> measures,
    Map<Peripheral, String> peripherals,
    Optional<Advisers> advisers,
    List<ScriptLine> script) {

  /**
   * How a measure moves when nothing happens.
   *
   * @param around its mean
   * @param noise its standard deviation
   */
  record Level(double around, double noise) {}

  /**
   * Played advisers.
   *
   * @param answerAfter how long they let a citizen wait
   * @param speakFor after which they hang up; until the citizen does when empty
   */
  public record Advisers(Duration answerAfter, Optional<Duration> speakFor) {

    private static final Duration LONGEST = Duration.ofHours(4);

    public Advisers {
      require(answerAfter);
      speakFor.ifPresent(Advisers::require);
    }

    private static void require(Duration time) {
      if (time.isNegative() || time.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            time.toSeconds() + " seconds of an adviser; 0 to 14400 are allowed");
      }
    }
  }

  public Scenario {
    machine = Map.copyOf(machine);
    measures = Map.copyOf(measures);
    peripherals = Map.copyOf(peripherals);
    script = List.copyOf(script);
  }
}
