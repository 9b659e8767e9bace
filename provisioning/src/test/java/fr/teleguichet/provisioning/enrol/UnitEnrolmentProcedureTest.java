package fr.teleguichet.provisioning.enrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.est.FakeEstServer;
import fr.teleguichet.est.FakeEstServer.Asked;
import fr.teleguichet.est.FakeEstServer.Reaction;
import fr.teleguichet.est.TestAuthority;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.CertificatePemCodec;
import fr.teleguichet.hardware.identity.EnrolmentClaim;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.identity.SpiffeId;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against an EST server over real TLS. */
class UnitEnrolmentProcedureTest {

  private static final TestAuthority FLEET = TestAuthority.make("Lot");
  private static final KioskId NAME = new KioskId(new Territory("lot"), new KioskName("figeac-01"));
  private static final Reaction WAIT = Reaction.text(202, "text/plain", "", "Retry-After", "120");

  @TempDir private Path folder = Path.of("");
  private final Instant now = Instant.now();
  private final FakeEstServer server;

  UnitEnrolmentProcedureTest() throws Exception {
    server = FakeEstServer.start(FLEET);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aClaimMakesAUnitAKioskWithTheFilesOfTheAgent() throws Exception {
    server.enrolment(server.issue(NAME));

    var issued = (EnrolmentResult.Issued) enrolment(byClaim("figeac-01")).ask(now);

    assertThat(issued.name()).isEqualTo(NAME);
    assertThat(issued.now()).isTrue();
    assertThat(identity().resolve("manager.txt")).hasContent(server.address() + "\n");
    assertThat(CertificatePemCodec.decode(text("authorities.pem"))).containsExactly(FLEET.root());
    var chain = CertificatePemCodec.decode(text("certificate.pem"));
    assertThat(chain).hasSize(2).endsWith(FLEET.issuing());
    assertThat(Fingerprint.of(chain.getFirst().getPublicKey())).isEqualTo(issued.key());
    try (var files = Files.list(identity())) {
      assertThat(files)
          .hasSize(4)
          .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
    }
    assertThat(permissions(identity())).isEqualTo("rwx------");
  }

  @Test
  void aUnitThatIsAKioskAsksNobodyAgain() throws Exception {
    server.enrolment(server.issue(NAME));
    var first = (EnrolmentResult.Issued) enrolment(byClaim("figeac-01")).ask(now);

    var second = (EnrolmentResult.Issued) enrolment(byClaim("figeac-01")).ask(now);

    assertThat(second.now()).isFalse();
    assertThat(second.key()).isEqualTo(first.key());
    assertThat(server.asked("simpleenroll")).hasSize(1);
    assertThatThrownBy(() -> enrolment(byClaim("gramat-02")).ask(now))
        .isInstanceOfSatisfying(
            TroubleException.class,
            trouble -> assertThat(trouble.kind()).isEqualTo(TroubleKind.REFUSED));
  }

  @Test
  void aUnitWithoutAClaimWaitsWithOneKeyThroughOutagesUntilItIsAccepted() throws Exception {
    server.enrolment(_ -> WAIT);
    var watch =
        new ScriptedWatch(
            () -> server.enrolment(_ -> Reaction.status(503)),
            () -> server.cacerts(Reaction.status(404)),
            () -> {
              server.cacerts(Reaction.certificates(FLEET.root(), FLEET.issuing()));
              server.enrolment(_ -> WAIT);
            },
            () -> server.enrolment(server.issue(NAME)));

    EnrolmentResult enrolled = enrolment(byCode()).askUntilDecided(now, watch);

    assertThat(enrolled).isInstanceOf(EnrolmentResult.Issued.class);
    assertThat(watch.shown).containsExactly(enrolled.key());
    assertThat(watch.pauses)
        .containsExactly(
            Duration.ofSeconds(120),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(120));
    assertThat(watch.troubles).hasSize(2);
    assertThat(server.asked("simpleenroll").stream().map(Asked::key).distinct()).hasSize(1);
  }

  @Test
  void aUnitThatAPersonRejectsIsToldSoAndKeepsNothingButItsKey() throws Exception {
    server.enrolment(_ -> WAIT);
    var watch =
        new ScriptedWatch(
            () ->
                server.enrolment(
                    _ ->
                        Reaction.text(403, "text/plain", "The unit was rejected on 24 November.")));

    assertThatThrownBy(() -> enrolment(byCode()).askUntilDecided(now, watch))
        .isInstanceOfSatisfying(
            TroubleException.class,
            trouble -> {
              assertThat(trouble.kind()).isEqualTo(TroubleKind.NETWORK);
              assertThat(trouble.say().values())
                  .containsExactly("403", "The unit was rejected on 24 November.");
            });
    assertThat(identity().resolve("key.pem")).exists();
    assertThat(identity().resolve("certificate.pem")).doesNotExist();
  }

  /** The unit was off for months: its old certificate says who asks, and somebody approves. */
  @Test
  void aUnitWhoseCertificateIsOverAsksWithItAndGetsTheNextOneForItsKey() throws Exception {
    server.enrolment(server.issue(NAME));
    var first = (EnrolmentResult.Issued) enrolment(byClaim("figeac-01")).ask(now);
    EnrolmentParameters again =
        new IdentityFolder(identity(), new SecureRandom()).petition().orElseThrow();
    server.enrolment(_ -> WAIT);
    Instant monthsLater = first.until().plusSeconds(1);

    assertThat(enrolment(again).ask(monthsLater)).isInstanceOf(EnrolmentResult.Waiting.class);

    server.enrolment(server.issue(NAME));
    var second = (EnrolmentResult.Issued) enrolment(again).ask(monthsLater);
    assertThat(second.now()).isTrue();
    assertThat(second.key()).isEqualTo(first.key());
    Asked asked = server.asked("simpleenroll").getLast();
    assertThat(SpiffeId.of(asked.client().orElseThrow())).contains(NAME);
    assertThat(asked.key()).isEqualTo(asked.client().orElseThrow().getPublicKey());
  }

  @Test
  void aUnitWhoseCertificateIsGoodIsToldSoAndAsksNobody() throws Exception {
    server.enrolment(server.issue(NAME));
    var _ = enrolment(byClaim("figeac-01")).ask(now);
    EnrolmentParameters again =
        new IdentityFolder(identity(), new SecureRandom()).petition().orElseThrow();

    var second = (EnrolmentResult.Issued) enrolment(again).ask(now);

    assertThat(second.now()).isFalse();
    assertThat(server.asked("simpleenroll")).hasSize(1);
  }

  @Test
  void aUnitWithoutACertificateHasNobodyToAsk() throws Exception {
    assertThat(new IdentityFolder(identity(), new SecureRandom()).petition()).isEmpty();
  }

  @Test
  void damagedFilesOfAnIdentityAreSaidToBeDamaged() throws Exception {
    server.enrolment(server.issue(NAME));
    var _ = enrolment(byClaim("figeac-01")).ask(now);
    for (String file : List.of("certificate.pem", "authorities.pem")) {
      String content = text(file);
      Files.writeString(identity().resolve(file), "nonsense");
      assertThatThrownBy(() -> new IdentityFolder(identity(), new SecureRandom()).petition())
          .isInstanceOfSatisfying(
              TroubleException.class,
              trouble -> assertThat(trouble.say().key()).isEqualTo("enrol.damaged"));
      Files.writeString(identity().resolve(file), content);
    }
  }

  @Test
  void aFolderThatIsBeingWipedGetsNoNewKey() throws Exception {
    Files.createDirectory(identity());
    Files.createFile(identity().resolve("wiping"));

    assertThatThrownBy(() -> enrolment(byCode()).ask(now)).isInstanceOf(TroubleException.class);

    assertThat(identity().resolve("key.pem")).doesNotExist();
  }

  @Test
  void aCertificateForAnotherKeyIsNotTakenForTheUnits() throws Exception {
    server.enrolment(server.issue(NAME));
    var _ = enrolment(byClaim("figeac-01")).ask(now);
    String other =
        CertificatePemCodec.encode(List.of(FLEET.unit(TestAuthority.key().getPublic(), NAME)));
    for (String content : List.of(other, "nonsense", "")) {
      Files.writeString(identity().resolve("certificate.pem"), content);

      assertThatThrownBy(() -> enrolment(byClaim("figeac-01")).ask(now))
          .isInstanceOfSatisfying(
              TroubleException.class,
              trouble -> assertThat(trouble.say().key()).isEqualTo("enrol.damaged"));
    }
  }

  private UnitEnrolmentProcedure enrolment(EnrolmentParameters petition) {
    return new UnitEnrolmentProcedure(
        new IdentityFolder(identity(), new SecureRandom()),
        new EstCertificateEnroller(Clock.systemUTC()),
        petition);
  }

  private EnrolmentParameters byCode() throws Exception {
    return EnrolmentParameters.byCode(
        server.address(), Optional.of(Fingerprint.ofEncoded(FLEET.root().getEncoded())));
  }

  private EnrolmentParameters byClaim(String kiosk) {
    return EnrolmentParameters.by(
        new EnrolmentClaim(
            "A".repeat(22),
            "S".repeat(43),
            new KioskName(kiosk),
            new Territory("lot"),
            server.address(),
            now.plus(Duration.ofDays(1)),
            List.of(FLEET.root())));
  }

  private Path identity() {
    return folder.resolve("identity");
  }

  private String text(String name) throws Exception {
    return Files.readString(identity().resolve(name));
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Somebody in whose pauses the manager changes; no time passes. */
  private static final class ScriptedWatch implements EnrolmentListener {

    private final List<Fingerprint> shown = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private final List<Runnable> changes;

    ScriptedWatch(Runnable... changes) {
      this.changes = new ArrayList<>(List.of(changes));
    }

    @Override
    public void shows(Fingerprint key) {
      shown.add(key);
    }

    @Override
    public void pause(Duration time, Optional<String> trouble) {
      pauses.add(time);
      trouble.ifPresent(troubles::add);
      changes.removeFirst().run();
    }
  }
}
