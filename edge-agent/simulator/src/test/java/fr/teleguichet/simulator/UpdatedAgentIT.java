package fr.teleguichet.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.boot.EdgeAgentMain;
import fr.teleguichet.edge.update.ddi.ForeignServer;
import fr.teleguichet.release.ReleaseSigner;
import fr.teleguichet.release.TestFiles;
import fr.teleguichet.release.TestKeys;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole agent of a simulated kiosk, updated by somebody else's server with signed releases. */
@Tag("proof")
class UpdatedAgentIT {

  private static final Duration LONG = Duration.ofMinutes(3);
  private static final byte[] CONTENT = "a system".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private ForeignServer server;
  private TestKeys fleet;
  private Process agent;

  @BeforeEach
  void start() throws Exception {
    server = new ForeignServer();
    server.hurry();
    fleet = TestKeys.make("Fleet");
    Path keys = Files.writeString(folder.resolve("keys.pem"), fleet.pem());
    agent = run(keys);
  }

  @AfterEach
  void stop() throws Exception {
    agent.destroy();
    assertThat(agent.waitFor(60, TimeUnit.SECONDS)).isTrue();
    server.close();
  }

  private Process run(Path keys) throws IOException {
    var builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx128m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            EdgeAgentMain.class.getName());
    Map<String, String> settings = new HashMap<>();
    settings.put("KIOSK_ID", "relais-01");
    settings.put("DATA_FOLDER", folder.resolve("data").toString());
    settings.put("SCREEN_PORT", "0");
    settings.put("HARDWARE", "simulated");
    settings.put("SCENARIO_FILE", Path.of("src/main/dist/scenarios/segala.yaml").toString());
    settings.put("SCENARIO_SPEED", "30");
    settings.put("UPDATE_SERVER", server.address().toString());
    settings.put("UPDATE_TENANT", "default");
    settings.put("UPDATE_TARGET_TOKEN", ForeignServer.TOKEN);
    settings.put("UPDATE_RELEASE_KEYS_FILE", keys.toString());
    settings.forEach((name, value) -> builder.environment().put("TELEGUICHET_" + name, value));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("agent.log").toFile())
        .start();
  }

  private void offer(TestKeys keys, String version, String description) {
    ReleaseSigner signer =
        keys.signer(
            "EC",
            KeyPurposeId.id_kp_codeSigning,
            java.time.Clock.systemUTC().instant().minus(Duration.ofDays(1)));
    String text =
        TestFiles.description(version, "image", TestFiles.sha256(CONTENT))
            .replace("An archive of the tests", description);
    server.offer("kiosk.swu", TestFiles.swu(signer, text, Map.of("image", CONTENT)));
  }

  private JsonObject end() throws IOException {
    int before = server.told().size();
    try {
      Awaitility.await()
          .atMost(LONG)
          .until(
              () ->
                  server.told().stream()
                      .skip(before)
                      .anyMatch(it -> execution(it).equals("closed")));
    } catch (org.awaitility.core.ConditionTimeoutException e) {
      throw new AssertionError(Files.readString(folder.resolve("agent.log")), e);
    }
    return server.told().getLast().getJsonObject("status");
  }

  private static String execution(JsonObject told) {
    return told.getJsonObject("status").getString("execution");
  }

  private String running() throws IOException {
    var choice = new JsonObject(Files.readString(folder.resolve("data/update/slots/boot.json")));
    return choice.getJsonObject(choice.getString("running")).getString("version");
  }

  @Test
  void aKioskGoesToANewVersionAndStaysOnItWhenTheNextOneLosesItsPrinter() throws Exception {
    offer(fleet, "2.4.0", "A good one");
    JsonObject good = end();
    assertThat(good.getJsonObject("result").getString("finished")).isEqualTo("success");
    assertThat(running()).isEqualTo("2.4.0");

    offer(fleet, "2.5.0", "breaks: printer");
    JsonObject broken = end();
    assertThat(broken.getJsonArray("details").getString(0))
        .isEqualTo("cause=not-proven check=printer version=2.5.0 back=2.4.0");
    assertThat(running()).isEqualTo("2.4.0");

    offer(TestKeys.make("Stranger"), "2.6.0", "Somebody else's");
    assertThat(end().getJsonArray("details").getString(0)).isEqualTo("cause=stranger");
    assertThat(running()).isEqualTo("2.4.0");
    assertThat(agent.isAlive()).as("the program went on through all restarts").isTrue();
  }
}
