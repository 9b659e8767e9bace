package fr.teleguichet.edge.hardware;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import java.util.List;

/**
 * Makes the simulator that a configuration asks for. Found by {@link java.util.ServiceLoader}: what
 * is installed on kiosks has none.
 */
public interface SimulatorFactory {

  /**
   * Reads and checks the scenario; it waits for the disk.
   *
   * @throws UnusableScenarioException when it can't be played
   */
  Simulator read(AgentConfiguration configuration) throws UnusableScenarioException;

  /** A scenario can't be played; each line says where, what and how to mend it. */
  final class UnusableScenarioException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnusableScenarioException(List<String> problems) {
      super(String.join(System.lineSeparator(), problems));
    }
  }
}
