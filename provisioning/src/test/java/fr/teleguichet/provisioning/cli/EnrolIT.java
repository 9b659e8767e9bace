package fr.teleguichet.provisioning.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.teleguichet.est.FakeEstServer;
import fr.teleguichet.est.FakeEstServer.Reaction;
import fr.teleguichet.est.TestAuthority;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.ClaimFile;
import fr.teleguichet.hardware.identity.EnrolmentClaim;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, with an EST server over real TLS. */
class EnrolIT {

  private static final TestAuthority FLEET = TestAuthority.make("Lot");
  private static final KioskId NAME = new KioskId(new Territory("lot"), new KioskName("figeac-01"));
  private static final Reaction WAIT = Reaction.text(202, "text/plain", "", "Retry-After", "1");

  @TempDir private Path folder = Path.of("");
  private final FakeEstServer server;

  EnrolIT() throws Exception {
    server = FakeEstServer.start(FLEET);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aClaimFromTheStandardInputEnrolsAndItsSecretIsNotShown() throws Exception {
    server.enrolment(server.issue(NAME));

    Tool.Run run = byClaim(Duration.ofDays(1), "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode answer = new ObjectMapper().readTree(run.out());
    assertThat(answer.get("state").asText()).isEqualTo("issued");
    assertThat(answer.get("kiosk").asText()).isEqualTo("figeac-01");
    assertThat(folder.resolve("identity/certificate.pem")).exists();
    assertThat(run.out() + run.err()).doesNotContain("S".repeat(43));
    assertThat(byClaim(Duration.ofDays(1), "--lang", "fr").out()).contains("déjà");
  }

  @Test
  void aUnitWithoutAClaimShowsItsCodeAndWaitsForAPerson() throws Exception {
    var asked = new AtomicInteger();
    server.enrolment(
        request -> asked.incrementAndGet() < 3 ? WAIT : server.issue(NAME).decide(request));

    Tool.Run run = byCode("--lang", "fr");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).containsPattern("Code +[0-9A-Z]{4}-[0-9A-Z]{4}").contains("Ctrl-C");
    assertThat(run.out()).contains("figeac-01");
    assertThat(asked).hasValue(3);
  }

  @Test
  void aScriptThatDoesNotWaitGetsTheCodeAndExitCode3() throws Exception {
    server.enrolment(_ -> WAIT);

    Tool.Run run = byCode("--no-wait", "--json");
    Tool.Run again = byCode("--no-wait", "--json");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(new ObjectMapper().readTree(run.out()).get("state").asText()).isEqualTo("waiting");
    assertThat(again.out()).isEqualTo(run.out());
  }

  @Test
  void aRefusalIsToldInTheManagersWords() throws Exception {
    server.enrolment(_ -> Reaction.text(401, "text/plain", "This claim was used already."));

    Tool.Run run = byClaim(Duration.ofDays(1));

    assertThat(run.exitCode()).isEqualTo(6);
    assertThat(run.err()).contains("This claim was used already.").doesNotContain("Exception");
  }

  @Test
  void anExpiredClaimIsShownToNobody() throws Exception {
    Tool.Run run = byClaim(Duration.ofDays(-1));

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(server.asked("")).isEmpty();
    assertThat(folder.resolve("identity")).doesNotExist();
  }

  @Test
  void aManagerWithAnotherAuthorityIsNotAsked() throws Exception {
    Tool.Run run =
        Tool.run(
            "enrol",
            "--identity",
            folder.resolve("identity").toString(),
            "--manager",
            server.address().toString(),
            "--authority",
            "3f".repeat(32));

    assertThat(run.exitCode()).isEqualTo(6);
    assertThat(server.asked("simpleenroll")).isEmpty();
  }

  @Test
  void neitherAClaimNorAManagerIsAMistakeInTheCommandLine() throws Exception {
    String identity = folder.resolve("identity").toString();

    assertThat(Tool.run("enrol", "--identity", identity).exitCode()).isEqualTo(2);
    assertThat(Tool.run("enrol", "--identity", identity, "--manager", "fleet").exitCode())
        .isEqualTo(2);
    assertThat(folder.resolve("identity")).doesNotExist();
  }

  private Tool.Run byClaim(Duration life, String... more) throws Exception {
    var claim =
        new EnrolmentClaim(
            "A".repeat(22),
            "S".repeat(43),
            NAME.name(),
            NAME.territory(),
            server.address(),
            Instant.now().plus(life),
            List.of(FLEET.root()));
    Path file = folder.resolve("claim.json");
    Files.writeString(file, ClaimFile.encode(claim));
    return Tool.run(command(more, "--claim", "-"), Files.readString(file));
  }

  private Tool.Run byCode(String... more) throws Exception {
    Fingerprint root = Fingerprint.ofEncoded(FLEET.root().getEncoded());
    return Tool.run(
        command(more, "--manager", server.address().toString(), "--authority", root.hex()), "");
  }

  private List<String> command(String[] more, String... words) {
    List<String> command = new ArrayList<>(List.of("enrol", "--identity"));
    command.add(folder.resolve("identity").toString());
    command.addAll(List.of(words));
    command.addAll(List.of(more));
    return command;
  }
}
