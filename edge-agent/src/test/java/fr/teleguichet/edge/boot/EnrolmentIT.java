package fr.teleguichet.edge.boot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.est.FakeEstServer;
import fr.teleguichet.est.FakeEstServer.Reaction;
import fr.teleguichet.est.TestAuthority;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.CertificateName;
import fr.teleguichet.hardware.identity.Claim;
import fr.teleguichet.hardware.identity.ClaimFile;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.identity.ShortCode;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installed program and a fleet manager's device listener, over real TLS. */
class EnrolmentIT {

  private static final Path PROGRAM = Path.of("target/dist/bin/edge-agent").toAbsolutePath();
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final KioskId NAME = new KioskId(new Territory("lot"), new KioskName("cahors-01"));
  private static final TestAuthority FLEET = TestAuthority.make("Lot");

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();
  private final FakeEstServer fleet;

  EnrolmentIT() throws IOException {
    fleet = FakeEstServer.start(FLEET);
  }

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
    fleet.close();
  }

  @Test
  void aUnitWithAClaimBecomesAKioskAndReportsItsParts() throws Exception {
    fleet.enrolment(fleet.issue(NAME));
    Path claim = claim();
    Process agent = start(Map.of());
    await(() -> assertThat(fleet.asked("manufacturing")).hasSize(1));

    assertThat(claim).doesNotExist();
    var parts = fleet.asked("manufacturing").getFirst();
    assertThat(parts.method()).isEqualTo("PUT");
    assertThat(CertificateName.of(parts.client().orElseThrow())).contains(NAME);
    PublicKey key = fleet.asked("simpleenroll").getFirst().key();
    assertThat(new JsonObject(parts.body()).getString("key")).isEqualTo(Fingerprint.of(key).hex());
    assertThat(stop(agent)).isZero();
    assertThat(output()).contains("server=mqtts://127.0.0.1:8883").doesNotContain("ERROR");
    assertThat(output()).doesNotContain("s3cret");
  }

  @Test
  void aUnitWithoutAClaimShowsItsCodeAndServesNobody() throws Exception {
    fleet.enrolment(_ -> Reaction.text(202, "text/plain", "", "Retry-After", "1"));
    Process agent =
        start(
            Map.of(
                "TELEGUICHET_ENROLMENT_MANAGER", fleet.address().toString(),
                "TELEGUICHET_ENROLMENT_AUTHORITY",
                    Fingerprint.ofEncoded(FLEET.root().getEncoded()).hex()));
    await(() -> assertThat(fleet.asked("simpleenroll")).isNotEmpty());
    var fingerprint = Fingerprint.of(fleet.asked("simpleenroll").getFirst().key());

    JsonObject view = get("/api/session");
    assertThat(view.getString("state")).isEqualTo("unclaimed");
    assertThat(view.getString("code")).isEqualTo(ShortCode.of(fingerprint).toString());
    assertThat(view.getString("fingerprint")).isEqualTo(fingerprint.grouped());
    assertThat(tap("{\"step\": 0, \"tap\": \"start\"}")).isEqualTo(409);
    await(
        () ->
            assertThat(get("/api/technician").encode()).contains("waiting until somebody accepts"));

    fleet.enrolment(fleet.issue(NAME));
    await(() -> assertThat(get("/api/session").getString("state")).isEqualTo("idle"));
    assertThat(tap("{\"step\": 0, \"tap\": \"start\"}")).isEqualTo(200);
    assertThat(stop(agent)).isZero();
  }

  /** Held by the server at three points, the program is killed and started again. */
  @Test
  void aUnitThatIsKilledWhileItEnrolsComesThroughWithTheSameKey() throws Exception {
    var _ = claim();
    var asked = new CountDownLatch(1);
    fleet.cacerts(holding(asked));
    kill(start(Map.of()), asked);
    byte[] key = Files.readAllBytes(folder.resolve("data/identity/key.pem"));

    fleet.cacerts(Reaction.certificates(FLEET.root(), FLEET.issuing()));
    var enrolling = new CountDownLatch(1);
    fleet.enrolment(_ -> holding(enrolling));
    kill(start(Map.of()), enrolling);

    var answered = new CountDownLatch(1);
    fleet.enrolment(
        request ->
            exchange -> {
              fleet.issue(NAME).decide(request).answer(exchange);
              answered.countDown();
            });
    kill(start(Map.of()), answered);

    fleet.enrolment(fleet.issue(NAME));
    Process agent = start(Map.of());
    await(() -> assertThat(output()).contains("to=Enrolled"));
    assertThat(Files.readAllBytes(folder.resolve("data/identity/key.pem"))).isEqualTo(key);
    assertThat(fleet.asked("simpleenroll"))
        .extracting(FakeEstServer.Asked::key)
        .containsOnly(fleet.asked("simpleenroll").getFirst().key());
    await(() -> assertThat(folder.resolve("claim.json")).doesNotExist());
    assertThat(stop(agent)).isZero();
  }

  @Test
  void aUnitIsWipedButNotTheRecordsThatOnlyItHas() throws Exception {
    fleet.enrolment(fleet.issue(NAME));
    var _ = claim();
    Process agent = start(Map.of());
    await(() -> assertThat(output()).contains("to=Enrolled"));
    assertThat(stop(agent)).isZero();

    // Its start is a record that no fleet has acknowledged.
    Process refused = start(Map.of(), "--wipe");
    assertThat(exitCode(refused)).isEqualTo(6);
    assertThat(output()).contains("does not have 1 records yet, number 1 to 1", "--even-unsent");
    assertThat(folder.resolve("data/identity/key.pem")).exists();

    Process wiped = start(Map.of(), "--wipe", "--even-unsent");
    assertThat(exitCode(wiped)).isZero();
    assertThat(output()).contains("The unit is nobody now.");
    assertThat(folder.resolve("data/identity")).isEmptyDirectory();
    assertThat(folder.resolve("data/journal.db")).doesNotExist();
  }

  private static Reaction holding(CountDownLatch reached) {
    return exchange -> {
      reached.countDown();
      TimeUnit.MINUTES.sleep(5);
      exchange.sendResponseHeaders(500, -1);
    };
  }

  private static void kill(Process agent, CountDownLatch point) throws InterruptedException {
    assertThat(point.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    var _ = agent.destroyForcibly();
    assertThat(agent.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  private Path claim() throws IOException {
    var claim =
        new Claim(
            "0123456789abcdefABCDE_",
            "s3cret-s3cret-s3cret-s3cret-s3cret-s3cret-0",
            NAME.name(),
            NAME.territory(),
            fleet.address(),
            Instant.now().plus(Duration.ofDays(1)),
            List.of(FLEET.root()));
    return Files.writeString(folder.resolve("claim.json"), ClaimFile.encode(claim));
  }

  private Process start(Map<String, String> settings, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    command.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile());
    Map<String, String> environment = new HashMap<>();
    environment.put("TELEGUICHET_DATA_FOLDER", folder.resolve("data").toString());
    environment.put("TELEGUICHET_ENROLMENT_CLAIM_FILE", folder.resolve("claim.json").toString());
    environment.put("TELEGUICHET_SCREEN_PORT", "0");
    environment.put("TELEGUICHET_STOP_DEADLINE", "50s");
    environment.put("TELEGUICHET_READY_FILE", folder.resolve("ready.json").toString());
    environment.put("TELEGUICHET_JAVA", System.getProperty("java.home") + "/bin/java");
    environment.putAll(settings);
    builder.environment().putAll(environment);
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private interface Check {
    void run() throws Exception;
  }

  private static void await(Check check) {
    Awaitility.await().atMost(LONG).untilAsserted(check::run);
  }

  private URI screen() throws IOException {
    Path ready = folder.resolve("ready.json");
    Awaitility.await().atMost(LONG).until(() -> Files.exists(ready));
    return URI.create(new JsonObject(Files.readString(ready)).getString("screen"));
  }

  private JsonObject get(String path) throws Exception {
    var request = HttpRequest.newBuilder(screen().resolve(path)).build();
    return new JsonObject(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }

  private int tap(String body) throws Exception {
    String origin = screen().toString().replaceAll("/$", "");
    var request =
        HttpRequest.newBuilder(screen().resolve("/api/session"))
            .header("Content-Type", "application/json")
            .header("Origin", origin)
            .POST(BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("output.txt"));
  }

  private int stop(Process process) throws Exception {
    // It is told to stop once it has said that it is ready: before, it may still be starting.
    var _ = screen();
    process.destroy();
    return exitCode(process);
  }

  private static int exitCode(Process process) throws InterruptedException {
    assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
