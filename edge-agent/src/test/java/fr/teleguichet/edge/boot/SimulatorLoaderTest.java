package fr.teleguichet.edge.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.configuration.ConfigurationReader;
import fr.teleguichet.edge.configuration.ConfigurationResult;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a kiosk does, which has no simulator among its jars. */
class SimulatorLoaderTest {

  @Test
  void nothingIsLookedForWhereNothingIsSimulated() {
    assertThat(SimulatorLoader.load(configuration(Map.of()))).isEmpty();
  }

  @Test
  void whoeverAsksForWhatIsNotInstalledIsToldWhatToInstall() {
    for (var asked :
        Map.of("TELEGUICHET_HARDWARE", "simulated", "TELEGUICHET_SIMULATE", "citizens")
            .entrySet()) {
      AgentConfiguration configuration =
          configuration(
              Map.of(asked.getKey(), asked.getValue(), "TELEGUICHET_SCENARIO_FILE", "day.yaml"));
      StartException refused =
          catchThrowableOfType(
              StartException.class, () -> SimulatorLoader.load(configuration).isPresent());
      assertThat(refused.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
      assertThat(refused)
          .hasMessageContaining("need the simulator, which is not installed here")
          .hasMessageContaining("edge-agent/simulator/target/dist");
    }
  }

  private static AgentConfiguration configuration(Map<String, String> settings) {
    return ((ConfigurationResult.Usable) ConfigurationReader.read(Optional.empty(), settings))
        .configuration();
  }
}
