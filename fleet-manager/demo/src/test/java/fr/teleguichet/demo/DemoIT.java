package fr.teleguichet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.teleguichet.hardware.peer.Installed;
import fr.teleguichet.hardware.peer.LeftDatabases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The demo as a newcomer runs it, but for Maven: started as a process, stopped with Ctrl-C. */
class DemoIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** More patience than the demo itself has, so that it can say what is missing. */
  private static final Duration UP = Duration.ofMinutes(6);

  private static final Duration UPDATE = Duration.ofMinutes(12);
  private static final Duration DOWN = Duration.ofMinutes(4);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path installed =
      Path.of(System.getProperty("teleguichet.root", "../..")).toAbsolutePath().normalize();
  private Path root = Path.of("");
  private final List<Process> started = new ArrayList<>();

  /** A project folder of its own, so that a demo that a developer runs is left alone. */
  @BeforeEach
  void aProjectFolder() throws IOException {
    Path parent = Files.createDirectories(Path.of("target", "it"));
    root = Files.createTempDirectory(parent, "demo-").toAbsolutePath();
    for (String module : List.of("fleet-manager", "edge-agent/simulator")) {
      Files.createDirectories(root.resolve(module).resolve("target"));
      Files.createSymbolicLink(
          root.resolve(module).resolve("target/dist"),
          installed.resolve(module).resolve("target/dist"));
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : started) {
      process.destroy();
      process.waitFor(DOWN.toSeconds(), TimeUnit.SECONDS);
    }
    LeftDatabases.delete(root);
  }

  @Test
  void eightKiosksComeUpAndCtrlCStopsEveryProcessAndTheNextRunFindsItsData() throws Exception {
    int port = Installed.freePort();
    Process first = demo(port, "false");
    JsonNode access = access(first);
    assertThat(access.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "pages",
            "api",
            "apiToken",
            "firstAccount",
            "devices",
            "broker",
            "ca",
            "signIn",
            "desk",
            "processes",
            "kiosks");
    assertThat(access.get("pages").asText()).isEqualTo("http://127.0.0.1:" + port);
    assertThat(get(access, access.get("api").asText() + "/sites"))
        .contains("Maison du Causse", "Commune de Gramat");
    assertThat(get(access, access.get("pages").asText() + "/public/privacy"))
        .contains(DemoPublicAuthority.NAME);
    assertThat(get(access, access.get("firstAccount").asText())).contains("Téléguichet");
    for (String role : List.of("coordinator", "technician", "mediator", "adviser")) {
      assertThat(get(access, access.get("signIn").get(role).asText()))
          .as(role)
          .contains(role + "@example.org");
    }
    assertThat(access.get("broker").asText()).startsWith("ssl://");
    assertThat(access.get("devices").asText()).startsWith("https://");
    assertThat(Files.readString(Path.of(access.get("ca").asText()))).contains("BEGIN CERTIFICATE");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(root.resolve("target/demo/access.json"))))
        .isEqualTo("rw-------");
    assertThat(access.get("kiosks")).hasSize(9);
    for (JsonNode kiosk : access.get("kiosks")) {
      boolean isSimulated = !kiosk.get("id").asText().equals("cet-ordinateur");
      assertThat(kiosk.has("site")).isEqualTo(isSimulated);
      assertThat(Path.of(kiosk.get("identity").asText()).resolve("certificate.pem")).exists();
      assertThat(Path.of(kiosk.get("log").asText())).isRegularFile();
      assertThat(URI.create(kiosk.get("screen").asText())).hasScheme("http");
      assertThat(kiosk.has("workbench")).isEqualTo(isSimulated);
    }
    assertThat(access.get("processes"))
        .hasSize(12)
        .allSatisfy(
            process -> {
              assertThat(process.get("role").asText()).isNotEmpty();
              assertThat(process.get("pid").asLong()).isPositive();
              assertThat(Path.of(process.get("log").asText())).isRegularFile();
            });
    assertThat(access.get("desk").asText()).isEqualTo("http://127.0.0.1:" + port + "/desk");
    String installation = facts(access, "cet-ordinateur").get("Journal/Id").asText();
    assertThat(facts(access, "cet-ordinateur").get("Properties/Simulated").asBoolean())
        .as("this very computer")
        .isFalse();
    assertThat(facts(access, "figeac").get("Properties/Simulated").asBoolean()).isTrue();

    assertThat(heldInterviews(access)).isGreaterThanOrEqualTo(250);
    aPilotUpdateRunsAndOneKioskComesBack(access);

    interrupt(first);
    assertThat(first.waitFor(DOWN.toSeconds(), TimeUnit.SECONDS)).isTrue();
    for (JsonNode process : access.get("processes")) {
      assertThat(ProcessHandle.of(process.get("pid").asLong()).filter(ProcessHandle::isAlive))
          .as(process.get("role").asText())
          .isEqualTo(Optional.empty());
    }
    assertThat(left()).as("processes, those of restarted kiosks among them").isEmpty();
    assertThat(root.resolve("target/demo/access.json")).doesNotExist();

    Process second = demo(port, "false");
    assertThat(facts(access(second), "cet-ordinateur").get("Journal/Id").asText())
        .isEqualTo(installation);
    interrupt(second);
    assertThat(second.waitFor(DOWN.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  /** The first time, by itself: the page tells of it in the words of the rollout. */
  private void aPilotUpdateRunsAndOneKioskComesBack(JsonNode access) throws Exception {
    String rollout = access.get("api").asText() + "/rollouts/1";
    await()
        .atMost(UPDATE)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () ->
                assertThat(JSON.readTree(get(access, rollout)).path("state").asText())
                    .as(() -> kiosks(access, rollout))
                    .isEqualTo("finished"));

    JsonNode failed = JSON.readTree(get(access, rollout + "/kiosks?state=failed"));
    assertThat(failed).hasSize(1);
    assertThat(failed.get(0).get("kiosk").asText()).isEqualTo("figeac");
    assertThat(failed.get(0).get("cause").get("sentence").asText()).contains("2.4.0", "2.3.1");
    assertThat(JSON.readTree(get(access, rollout + "/kiosks?state=succeeded"))).hasSize(3);
  }

  private String kiosks(JsonNode access, String rollout) {
    try {
      return get(access, rollout + "/kiosks");
    } catch (Exception e) {
      return "The rollout's kiosks can't be read: " + e;
    }
  }

  @Test
  void aTakenPortIsToldInOneSentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process demo = demo(taken.getLocalPort(), "false");

      assertThat(demo.waitFor(DOWN.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(demo.exitValue()).isEqualTo(1);
      assertThat(Files.readString(output()))
          .isEqualTo(
              "Port %d is taken by another program: choose a free one, such as mvn -Pdemo -Dfleet.port=%d.%n"
                  .formatted(taken.getLocalPort(), taken.getLocalPort() + 1));
    }
  }

  @Test
  void aFolderThatCantBeWrittenIsToldInOneSentence() throws Exception {
    Files.writeString(root.resolve("target"), "a file where the folder should be");

    Process demo = demo(Installed.freePort(), "false");

    assertThat(demo.waitFor(DOWN.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(output()))
        .isEqualTo(
            "The demo can't write into %s: make the folder writable for you.%n"
                .formatted(root.resolve("target/demo")));
  }

  private Process demo(int port, String fresh) throws IOException {
    Process process =
        new ProcessBuilder(
                // A build that runs in the background ignores Ctrl-C, and so would its children.
                "env",
                "--default-signal=INT",
                ProcessHandle.current().info().command().orElse("java"),
                "-classpath",
                System.getProperty("java.class.path"),
                "fr.teleguichet.demo.DemoMain",
                "--root=" + root,
                "--port=" + port,
                "--fresh=" + fresh,
                "--speed=60")
            .redirectErrorStream(true)
            .redirectOutput(output().toFile())
            .start();
    started.add(process);
    return process;
  }

  private Path output() {
    return root.resolve("output.txt");
  }

  /** What the demo tells scripts once its kiosks are live; one that fails says why. */
  private JsonNode access(Process demo) throws IOException {
    Path file = root.resolve("target/demo/access.json");
    await().atMost(UP).until(() -> Files.exists(file) || !demo.isAlive());
    assertThat(file).as(() -> said()).exists();
    return JSON.readTree(file.toFile());
  }

  /** Command lines of what still runs in this demo's folder. */
  private List<String> left() {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(line -> line.contains(root.toString()))
        .toList();
  }

  private String said() {
    try {
      return "The demo said:\n" + Files.readString(output());
    } catch (IOException e) {
      return "The demo's output can't be read: " + e;
    }
  }

  /** Those of the past that the demo makes up, and of the minutes since. */
  private int heldInterviews(JsonNode access) throws Exception {
    String from = YearMonth.now(ZoneId.of("Europe/Paris")).minusMonths(18).toString();
    return JSON.readTree(get(access, access.get("api").asText() + "/usage?from=" + from))
        .get("total")
        .get("held")
        .asInt();
  }

  private JsonNode facts(JsonNode access, String kiosk) throws Exception {
    return JSON.readTree(get(access, access.get("api").asText() + "/kiosks/" + kiosk)).get("facts");
  }

  private String get(JsonNode access, String address) throws Exception {
    return http.send(
            HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + access.get("apiToken").asText())
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** What a terminal does on Ctrl-C. */
  private static void interrupt(Process process) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor())
        .isZero();
  }
}
