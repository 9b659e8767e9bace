package fr.teleguichet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.teleguichet.release.ReleaseSigner;
import fr.teleguichet.release.SignerIdentity;
import fr.teleguichet.release.TestFiles;
import fr.teleguichet.release.TestKeys;
import fr.teleguichet.release.TrustLists;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A release key is stolen. A trust list goes from the manager to the kiosk's own program, which
 * from then on refuses by itself what the thief signed, though the manager offers it, and takes
 * what the new key signs.
 */
@Tag("proof")
class StolenReleaseKeyIT {

  private static final Duration SOON = Duration.ofMinutes(8);
  private static final byte[] CONTENT = "a system".getBytes(StandardCharsets.UTF_8);
  private static final String KIOSK = "bereft";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestFleet fleet =
      new TestFleet("stolen-release-key", Map.of("FLEET_UPDATE_POLLING", "30"));
  private final ReleaseSigner root = signer("Root of trust");
  private final ReleaseSigner stolen = signer("Stolen key");
  private final ReleaseSigner next = signer("New key");
  private AgentProcess agent;

  @BeforeEach
  void start() throws IOException {
    fleet.startManager();
    know(stolen, "releases");
    know(next, "releases");
    know(root, "trust-lists");
    Path keys = Files.createDirectories(fleet.folder().resolve("release"));
    Path _ =
        Files.writeString(keys.resolve("release-keys.pem"), TestKeys.pem(stolen.certificate()));
    Path _ = Files.writeString(keys.resolve("trust-root.pem"), TestKeys.pem(root.certificate()));
    agent = fleet.addSimulatedAgent(KIOSK, keys.resolve("release-keys.pem"));
    await().atMost(SOON).until(this::isConnected);
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  @Test
  void whatAStolenKeySignedIsRefusedByTheKioskAndWhatTheNewOneSignsIsInstalled() throws Exception {
    int robbed = distribution("2.4.0", stolen);
    JsonNode list = rollOut(listThatReplacesStolenByNext());

    await().atMost(SOON).until(() -> attribute("version-trust-list").equals("7"));
    await().atMost(SOON).until(() -> state(list).equals("finished"));

    JsonNode refused = over(assign(robbed));
    assertThat(refused.get("state").asText()).as("%s", refused).isEqualTo("failed");
    assertThat(refused.toString()).contains("cause=quarantined");
    assertThat(SignedIn.first(fleet.manager).get("/kiosks/" + KIOSK + "/updates"))
        .contains("le fichier est signé avec une clé qui a été retirée");
    assertThat(running()).as("nothing was installed").isNotEqualTo("2.4.0");

    JsonNode installed = over(assign(distribution("2.5.0", next)));
    assertThat(installed.get("state").asText()).as("%s", installed).isEqualTo("succeeded");
    assertThat(running()).isEqualTo("2.5.0");
    assertThat(agent.program().isRunning()).isTrue();
  }

  private static ReleaseSigner signer(String name) {
    Instant now = Clock.systemUTC().instant();
    return ReleaseSigner.selfSigned(
        name, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(100)));
  }

  private void know(ReleaseSigner signer, String purpose) {
    ObjectNode key = JSON.createObjectNode();
    key.put("name", signer.certificate().getSubjectX500Principal().getName());
    key.put("certificate", TestKeys.pem(signer.certificate()));
    key.put("purpose", purpose);
    var _ = fleet.manager.post("/api/v1/release-keys", key);
  }

  private byte[] listThatReplacesStolenByNext() throws Exception {
    return TrustLists.of(
        root,
        7,
        """
        trusted: ( "%s" );
        removed: ( { fingerprint = "%s"; status = "quarantined"; reason = "stolen"; } );
        """
            .formatted(
                Base64.getEncoder().encodeToString(next.certificate().getEncoded()),
                SignerIdentity.fingerprint(stolen.certificate())));
  }

  /** Sends the list to all kiosks at once; answers the rollout. */
  private JsonNode rollOut(byte[] list) throws IOException {
    var _ = upload("/api/v1/trust-lists?name=trust-list-7.swu", list);
    JsonNode published =
        JSON.readTree(fleet.manager.post("/api/v1/trust-lists/7/publish", JSON.createObjectNode()));
    ObjectNode rollout = JSON.createObjectNode();
    rollout.put("distribution", published.get("distribution").asInt()).put("start", "now");
    ObjectNode plan = rollout.putObject("plan");
    plan.putObject("window").put("hours", "any");
    plan.putArray("alone").add(KIOSK);
    return JSON.readTree(fleet.manager.post("/api/v1/rollouts", rollout));
  }

  private String state(JsonNode rollout) {
    return fleet.manager.get("/api/v1/rollouts/" + rollout.get("id").asInt()).get("state").asText();
  }

  private int distribution(String version, ReleaseSigner signer) throws IOException {
    String description =
        TestFiles.description(version, "image", TestFiles.sha256(CONTENT))
            .replace("\"1.0\"", "\"teleguichet-kiosk\"");
    byte[] release = TestFiles.swu(signer, description, Map.of("image", CONTENT));
    ObjectNode module = JSON.createObjectNode();
    module.put("part", "os").put("name", "kiosk-os").put("version", version);
    module.put("channel", "pilot");
    module
        .putArray("artifacts")
        .add(number(upload("/api/v1/artifacts?name=kiosk-" + version + ".swu", release)));
    ObjectNode distribution = JSON.createObjectNode();
    distribution.put("name", "kiosk").put("version", version);
    distribution
        .putArray("modules")
        .add(number(fleet.manager.post("/api/v1/software-modules", module)));
    return number(fleet.manager.post("/api/v1/distributions", distribution));
  }

  private String upload(String address, byte[] content) throws IOException {
    return fleet.manager.upload(
        address, Files.write(fleet.folder().resolve("upload.swu"), content));
  }

  private int assign(int distribution) throws IOException {
    ObjectNode wanted = JSON.createObjectNode();
    wanted.put("distribution", distribution);
    return number(fleet.manager.post("/api/v1/kiosks/" + KIOSK + "/updates", wanted));
  }

  /** The update once it is over, however it ended. */
  private JsonNode over(int update) {
    return await()
        .atMost(SOON)
        .until(
            () -> update(update),
            it -> it.get("state").asText().matches("succeeded|failed|cancelled"));
  }

  private JsonNode update(int number) {
    for (JsonNode update : fleet.manager.get("/api/v1/kiosks/" + KIOSK + "/updates")) {
      if (update.get("id").asInt() == number) {
        return update;
      }
    }
    throw new AssertionError("no update " + number);
  }

  private String attribute(String name) {
    return fleet
        .manager
        .get("/api/v1/kiosks/" + KIOSK + "/attributes")
        .path("attributes")
        .path(name)
        .asText();
  }

  private String running() throws IOException {
    Path slots = fleet.folder().resolve("kiosks/" + KIOSK + "/data/update/slots/boot.json");
    JsonNode choice = JSON.readTree(slots.toFile());
    return choice.get(choice.get("running").asText()).get("version").asText();
  }

  private boolean isConnected() {
    try {
      return fleet.kiosk(KIOSK).get("link").asText().equals("connected");
    } catch (DemoException _) {
      return false; // not heard of yet
    }
  }

  private static int number(String answer) throws IOException {
    return JSON.readTree(answer).get("id").asInt();
  }
}
