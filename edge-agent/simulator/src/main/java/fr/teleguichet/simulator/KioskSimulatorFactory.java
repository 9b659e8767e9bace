package fr.teleguichet.simulator;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.hardware.Simulator;
import fr.teleguichet.edge.hardware.SimulatorFactory;
import fr.teleguichet.simulator.scenario.ScenarioReader;
import java.util.stream.Collectors;

/** Reads the scenario that the configuration names, for {@link KioskSimulator}. */
public final class KioskSimulatorFactory implements SimulatorFactory {

  @Override
  public Simulator read(AgentConfiguration configuration) throws UnusableScenarioException {
    var services =
        configuration.kiosk().services().stream().map(ServiceOffer::id).collect(Collectors.toSet());
    var file = configuration.simulation().scenario().orElseThrow();
    return new KioskSimulator(configuration, ScenarioReader.read(file, services));
  }
}
