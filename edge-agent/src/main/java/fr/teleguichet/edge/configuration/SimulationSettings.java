package fr.teleguichet.edge.configuration;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is real and what a scenario plays.
 *
 * @param part what the scenario plays
 * @param scenario the scenario's file, there exactly when something is played
 * @param speed how many seconds of the scripted day pass in one second, 0.1 to 3,600
 */
public record SimulationSettings(Part part, Optional<Path> scenario, double speed) {

  /** What a scenario plays. */
  public enum Part {
    /** Machine, peripherals and people are real. */
    NOTHING,
    /** People are played on a real machine. */
    CITIZENS,
    /** Machine, peripherals, network and people are played. */
    EVERYTHING
  }

  public SimulationSettings {
    if (!(speed >= 0.1 && speed <= 3600)) {
      throw new IllegalArgumentException("a speed of " + speed + " is not within 0.1 and 3600");
    }
    if (part != Part.NOTHING && scenario.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing says what to simulate; set scenario.file to a scenario’s YAML file");
    }
    if (part == Part.NOTHING && scenario.isPresent()) {
      throw new IllegalArgumentException(
          "a scenario without anything to simulate; set hardware: simulated or simulate: citizens");
    }
  }
}
