package fr.teleguichet.simulator;

import static fr.teleguichet.edge.boot.InstalledAgent.await;
import static fr.teleguichet.edge.boot.InstalledAgent.exitCode;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.boot.InstalledAgent;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The agent with its simulator as {@code mvn package} leaves them in target/dist, run as a process.
 */
@Tag("proof")
class InstalledSimulatorIT {

  private static final String RESET = "/api/technician/reset";
  private static final String SCENARIO =
      InstalledAgent.PROGRAM.resolveSibling("../scenarios/segala.yaml").normalize().toString();

  @TempDir Path folder;
  private InstalledAgent program;

  @BeforeEach
  void install() {
    program = InstalledAgent.named(folder);
  }

  @AfterEach
  void endAll() {
    program.close();
  }

  @Test
  void aSimulatedKioskStartsWithAShippedScenario() throws Exception {
    Process agent =
        program.start(
            Map.of(
                "TELEGUICHET_HARDWARE", "simulated",
                "TELEGUICHET_SCENARIO_SPEED", "600",
                "TELEGUICHET_SCENARIO_FILE", SCENARIO));
    assertThat(program.stop(agent)).isZero();
    assertThat(program.output()).contains("site=\"Relais du Ségala\"");
  }

  @Test
  void aWrongScenarioIsCodeTwoAndCheckFindsItToo() throws Exception {
    Path scenario = Files.writeString(folder.resolve("day.yaml"), "site: Essai\n");
    Map<String, String> played =
        Map.of(
            "TELEGUICHET_HARDWARE", "simulated", "TELEGUICHET_SCENARIO_FILE", scenario.toString());
    assertThat(exitCode(program.start(played))).isEqualTo(2);
    assertThat(program.output()).contains("day.yaml:1: lacks \"from\"");
    assertThat(exitCode(program.start(played, "--check"))).isEqualTo(2);
    assertThat(exitCode(program.start(Map.of(), "--check"))).isZero();
  }

  /** The kiosks of the demo must not destroy themselves. */
  @Test
  void aSimulatedKioskPlaysAFactoryResetLosesNothingAndGoesOn() throws Exception {
    Process agent =
        program.start(
            Map.of("TELEGUICHET_HARDWARE", "simulated", "TELEGUICHET_SCENARIO_FILE", SCENARIO));
    JsonObject view = look();
    assertThat(view.getString("reach")).isEqualTo("simulated");
    JsonObject wanted =
        new JsonObject()
            .put("kind", "wipe-identity")
            .put("unit", view.getString("unit"))
            .put("unsent", 1_000_000);

    String played = program.post(RESET, wanted).body();

    assertThat(new JsonObject(played).getString("state")).isIn("begun", "played");
    await(() -> assertThat(look().getString("state")).isEqualTo("played"));
    assertThat(agent.isAlive()).isTrue();
    assertThat(folder.resolve("data/factory-reset")).doesNotExist();
    assertThat(folder.resolve("data/wipe-wanted")).doesNotExist();
    assertThat(program.stop(agent)).isZero();
  }

  private JsonObject look() throws Exception {
    return new JsonObject(program.get(RESET).body());
  }
}
