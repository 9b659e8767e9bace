package fr.teleguichet.edge.boot;

import static fr.teleguichet.edge.boot.InstalledAgent.await;
import static fr.teleguichet.edge.boot.InstalledAgent.exitCode;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.est.FakeEstServer;
import fr.teleguichet.est.FakeEstServer.Reaction;
import fr.teleguichet.est.TestAuthority;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.ClaimFile;
import fr.teleguichet.hardware.identity.EnrolmentClaim;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.identity.ShortCode;
import fr.teleguichet.hardware.identity.SpiffeId;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installed program and a fleet manager's device listener, over real TLS. */
class EnrolmentIT {

  private static final KioskId NAME = new KioskId(new Territory("lot"), new KioskName("cahors-01"));
  private static final TestAuthority FLEET = TestAuthority.make("Lot");

  @TempDir Path folder;
  private final FakeEstServer fleet;
  private InstalledAgent program;

  EnrolmentIT() throws IOException {
    fleet = FakeEstServer.start(FLEET);
  }

  @BeforeEach
  void install() {
    program = InstalledAgent.nameless(folder);
  }

  @AfterEach
  void endAll() {
    program.close();
    fleet.close();
  }

  @Test
  void aUnitWithAClaimBecomesAKioskAndReportsItsParts() throws Exception {
    fleet.enrolment(fleet.issue(NAME));
    Path claim = claim();
    Process agent = program.start(Map.of());
    await(() -> assertThat(fleet.asked("manufacturing")).hasSize(1));

    assertThat(claim).doesNotExist();
    var parts = fleet.asked("manufacturing").getFirst();
    assertThat(parts.method()).isEqualTo("PUT");
    assertThat(SpiffeId.of(parts.client().orElseThrow())).contains(NAME);
    PublicKey key = fleet.asked("simpleenroll").getFirst().key();
    assertThat(new JsonObject(parts.body()).getString("key")).isEqualTo(Fingerprint.of(key).hex());
    assertThat(program.stop(agent)).isZero();
    assertThat(program.output()).contains("server=mqtts://127.0.0.1:8883").doesNotContain("ERROR");
    assertThat(program.output()).doesNotContain("s3cret");
  }

  @Test
  void aUnitWithoutAClaimShowsItsCodeAndServesNobody() throws Exception {
    fleet.enrolment(_ -> Reaction.text(202, "text/plain", "", "Retry-After", "1"));
    Process agent =
        program.start(
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
    assertThat(tapStart()).isEqualTo(409);
    await(
        () ->
            assertThat(get("/api/technician").encode()).contains("waiting until somebody accepts"));

    fleet.enrolment(fleet.issue(NAME));
    await(() -> assertThat(get("/api/session").getString("state")).isEqualTo("idle"));
    assertThat(tapStart()).isEqualTo(200);
    assertThat(program.stop(agent)).isZero();
  }

  /** Held by the server at three points, the program is killed and started again. */
  @Test
  void aUnitThatIsKilledWhileItEnrolsComesThroughWithTheSameKey() throws Exception {
    var _ = claim();
    var asked = new CountDownLatch(1);
    fleet.cacerts(holding(asked));
    kill(program.start(Map.of()), asked);
    byte[] key = Files.readAllBytes(folder.resolve("data/identity/key.pem"));

    fleet.cacerts(Reaction.certificates(FLEET.root(), FLEET.issuing()));
    var enrolling = new CountDownLatch(1);
    fleet.enrolment(_ -> holding(enrolling));
    kill(program.start(Map.of()), enrolling);

    var answered = new CountDownLatch(1);
    fleet.enrolment(
        request ->
            exchange -> {
              fleet.issue(NAME).decide(request).answer(exchange);
              answered.countDown();
            });
    kill(program.start(Map.of()), answered);

    fleet.enrolment(fleet.issue(NAME));
    Process agent = program.start(Map.of());
    await(() -> assertThat(program.output()).contains("to=Enrolled"));
    assertThat(Files.readAllBytes(folder.resolve("data/identity/key.pem"))).isEqualTo(key);
    assertThat(fleet.asked("simpleenroll"))
        .extracting(FakeEstServer.Asked::key)
        .containsOnly(fleet.asked("simpleenroll").getFirst().key());
    await(() -> assertThat(folder.resolve("claim.json")).doesNotExist());
    assertThat(program.stop(agent)).isZero();
  }

  @Test
  void aUnitIsWipedButNotTheRecordsThatOnlyItHas() throws Exception {
    fleet.enrolment(fleet.issue(NAME));
    var _ = claim();
    Process agent = program.start(Map.of());
    await(() -> assertThat(program.output()).contains("to=Enrolled"));
    assertThat(program.stop(agent)).isZero();

    // Its start is a record that no fleet has acknowledged.
    Process refused = program.start(Map.of(), "--wipe");
    assertThat(exitCode(refused)).isEqualTo(6);
    assertThat(program.output())
        .contains("does not have 1 records yet, number 1 to 1", "--even-unsent");
    assertThat(folder.resolve("data/identity/key.pem")).exists();

    Process wiped = program.start(Map.of(), "--wipe", "--even-unsent");
    assertThat(exitCode(wiped)).isZero();
    assertThat(program.output()).contains("The unit is nobody now.");
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
    assertThat(point.await(5, TimeUnit.MINUTES)).isTrue();
    var _ = exitCode(agent.destroyForcibly());
  }

  private Path claim() throws IOException {
    EnrolmentClaim claim = FLEET.claim(NAME, fleet.address());
    return Files.writeString(folder.resolve("claim.json"), ClaimFile.encode(claim));
  }

  private JsonObject get(String path) throws Exception {
    return new JsonObject(program.get(path).body());
  }

  private int tapStart() throws Exception {
    JsonObject tap = new JsonObject().put("step", 0).put("tap", "start");
    return program.post("/api/session", tap).statusCode();
  }
}
