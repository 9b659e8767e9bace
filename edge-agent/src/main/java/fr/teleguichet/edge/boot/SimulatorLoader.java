package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.configuration.SimulationSettings.Part;
import fr.teleguichet.edge.hardware.Simulator;
import fr.teleguichet.edge.hardware.SimulatorFactory;
import fr.teleguichet.edge.hardware.SimulatorFactory.UnusableScenarioException;
import java.util.Optional;
import java.util.ServiceLoader;

/** The simulator that the configuration asks for. */
final class SimulatorLoader {

  private static final String MISSING =
      "hardware: simulated and simulate: citizens need the simulator, which is not installed here;"
          + " start the agent of edge-agent/simulator/target/dist, or add its jar edge-simulator"
          + " to lib";

  private SimulatorLoader() {}

  /** Looks for it among the jars, and has it read its scenario; it waits for the disk. */
  static Optional<Simulator> load(AgentConfiguration configuration) {
    return configuration.simulation().part() == Part.NOTHING
        ? Optional.empty()
        : Optional.of(read(configuration));
  }

  private static Simulator read(AgentConfiguration configuration) {
    try {
      return ServiceLoader.load(SimulatorFactory.class)
          .findFirst()
          .orElseThrow(() -> new StartException(ExitCode.CONFIGURATION, MISSING))
          .read(configuration);
    } catch (UnusableScenarioException e) {
      throw new StartException(ExitCode.CONFIGURATION, String.valueOf(e.getMessage()));
    }
  }
}
