package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.simulation.Scenario;
import fr.teleguichet.edge.simulation.ScenarioReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** The scenario that the configuration names. */
final class Scenarios {

  private Scenarios() {}

  /** Reads and checks it; it waits for the disk. */
  static Optional<Scenario> load(AgentConfiguration configuration) {
    return configuration.simulation().scenario().map(file -> load(file, configuration));
  }

  private static Scenario load(Path file, AgentConfiguration configuration) {
    var services =
        configuration.kiosk().services().stream().map(ServiceOffer::id).collect(Collectors.toSet());
    try {
      return ScenarioReader.read(file, services);
    } catch (ScenarioReader.UnusableException e) {
      throw new StartException(ExitCode.CONFIGURATION, String.valueOf(e.getMessage()));
    }
  }
}
