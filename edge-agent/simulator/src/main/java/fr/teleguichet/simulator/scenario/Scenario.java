package fr.teleguichet.simulator.scenario;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.Peripheral;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

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
    List<ScriptLine> script) {

  /**
   * How a measure moves when nothing happens.
   *
   * @param around its mean
   * @param noise its standard deviation
   */
  record Level(double around, double noise) {}

  public Scenario {
    machine = Map.copyOf(machine);
    measures = Map.copyOf(measures);
    peripherals = Map.copyOf(peripherals);
    script = List.copyOf(script);
  }
}
