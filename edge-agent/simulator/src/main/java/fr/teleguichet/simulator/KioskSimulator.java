package fr.teleguichet.simulator;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.configuration.SimulationSettings;
import fr.teleguichet.edge.configuration.SimulationSettings.Part;
import fr.teleguichet.edge.hardware.KioskHardware;
import fr.teleguichet.edge.hardware.Simulator;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.simulator.scenario.Scenario;
import fr.teleguichet.simulator.scenario.ScenarioPlayer;
import io.vertx.core.Future;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plays a scenario to the agent, on a simulated kiosk or on a real machine. */
final class KioskSimulator implements Simulator {

  private final AgentConfiguration configuration;
  private final Scenario scenario;
  private @Nullable SimulatedHardware bench;
  private @Nullable ScenarioPlayer simulation;

  KioskSimulator(AgentConfiguration configuration, Scenario scenario) {
    this.configuration = configuration;
    this.scenario = scenario;
  }

  @Override
  public Optional<KioskHardware> hardware(Loop loop) {
    if (configuration.simulation().part() == Part.CITIZENS) {
      return Optional.empty();
    }
    bench = new SimulatedHardware(loop, configuration, scenario);
    return Optional.of(bench);
  }

  @Override
  public void begin(Surroundings world) {
    SimulationSettings settings = configuration.simulation();
    var manner =
        new ScenarioPlayer.Manner(
            settings.speed(), configuration.health().interval(), settings.part() == Part.CITIZENS);
    simulation =
        new ScenarioPlayer(
            new ScenarioPlayer.Surroundings(
                world.loop(), world.clock(), world.records(), world.cable()),
            world.kiosk(),
            scenario,
            manner,
            Optional.ofNullable(bench).map(SimulatedHardware::kiosk));
    simulation.start();
  }

  @Override
  public Future<Void> stop() {
    return simulation == null ? Future.succeededFuture() : simulation.stop();
  }
}
