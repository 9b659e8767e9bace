package fr.teleguichet.swarm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.est.FakeEstServer.Asked;
import fr.teleguichet.est.FakeEstServer.Reaction;
import fr.teleguichet.est.FileKeyVault;
import fr.teleguichet.hardware.identity.CertificatePemCodec;
import fr.teleguichet.hardware.identity.EnrolmentClaim;
import fr.teleguichet.swarm.enrol.FakeManager;
import fr.teleguichet.swarm.enrol.FakeManager.Reply;
import fr.teleguichet.swarm.run.StopSignal;
import fr.teleguichet.swarm.time.MachineTime;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole command against a manager of the tests, over real HTTP and TLS. */
final class EnrolCommandTest {

  @TempDir private Path folder;
  private FakeManager manager;
  private final StopSignal stop = new StopSignal();

  EnrolCommandTest() throws IOException {
    manager = FakeManager.start();
  }

  @BeforeEach
  void writeTheToken() throws IOException {
    Files.writeString(folder.resolve("api-token"), FakeManager.TOKEN + "\n");
  }

  @AfterEach
  void stopTheManager() {
    manager.close();
  }

  /** What the program said, and ended with. */
  private record Ending(int exitCode, String out, String err) {}

  private Ending enrol(String... options) {
    Map<String, String> usual = new LinkedHashMap<>();
    usual.put("--pages", manager.address());
    usual.put("--token-file", folder + "/api-token");
    Stream.of(options).map(it -> it.replaceFirst("=.*", "")).forEach(usual::remove);
    Stream<String> others = usual.entrySet().stream().map(it -> it.getKey() + "=" + it.getValue());
    String[] arguments =
        Stream.of(Stream.of("enrol", "--quiet"), others, Stream.of(options))
            .flatMap(Function.identity())
            .toArray(String[]::new);
    var out = new StringWriter();
    var err = new StringWriter();
    int exitCode =
        SwarmCommand.of(new RunContext(new MachineTime(), new SplittableRandom(1), stop))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    assertThat(out.toString() + err).doesNotContain(FakeManager.TOKEN);
    return new Ending(exitCode, out.toString(), err.toString());
  }

  @Test
  void everyKioskGetsACertificateForAKeyOfItsOwn() {
    Ending ending = enrol("-n=12", "--first=3", "--territories=nord,sud", "--parallel=4");

    assertThat(ending.err).isEmpty();
    assertThat(ending.exitCode).isZero();
    assertThat(ending.out)
        .contains("planned ", "12 in ", "12 serial numbers, 0 duplicates")
        .doesNotContain("complaint");
    assertThat(manager.planned())
        .extracting(it -> it.value())
        .hasSize(12)
        .contains("swarm-000003", "swarm-000014");
    assertThat(manager.est().asked("simpleenroll").stream().map(Asked::key).distinct()).hasSize(12);
  }

  @Test
  void scriptsReadTheSameAsJson() throws IOException {
    Path file = folder.resolve("summary.json");

    assertThat(enrol("-n=3", "--json=" + file).exitCode).isZero();
    assertThat(Files.readString(file))
        .contains("\"exit\" : 0", "\"asked\" : 3", "\"serials\" : 3", "\"refused\" : 0");
    assertThat(enrol("-n=1", "--json=-").out).startsWith("{").contains("\"perSecond\"");
  }

  @Test
  void refusalsAreCountedByTheirSentencesWhateverTheKiosk() {
    manager.clerk(
        claim ->
            claim.kiosk().value().endsWith("1")
                ? Reply.claim(claim)
                : Reply.problem(409, claim.kiosk().value() + " has a unit already."));

    Ending ending = enrol("-n=10");

    assertThat(ending.exitCode).isEqualTo(ExitCode.COMPLAINTS);
    assertThat(ending.out)
        .contains("9: swarm-… has a unit already.", "9 units were refused.", "1 serial numbers");
  }

  @Test
  void aRefusalOfTheDeviceListenerCountsAsWell() {
    manager.est().enrolment(_ -> Reaction.text(403, "text/plain", "This claim was used before."));

    Ending ending = enrol("-n=2");

    assertThat(ending.exitCode).isEqualTo(ExitCode.COMPLAINTS);
    assertThat(ending.out).contains("2: This claim was used before.", "0 serial numbers");
  }

  @Test
  void aClaimThatNeedsAPersonAllTheSameIsARefusal() {
    manager.est().enrolment(_ -> Reaction.status(202));

    assertThat(enrol("-n=1").out).contains("1: a person has to accept the unit");
  }

  @Test
  void anotherKiosksClaimIsNotUsed() {
    var claims = new CopyOnWriteArrayList<EnrolmentClaim>();
    manager.clerk(
        claim -> {
          claims.add(claim);
          return Reply.claim(claims.getFirst());
        });

    assertThat(enrol("-n=2", "--parallel=1").out).contains("1: the fleet manager sent another");
    assertThat(manager.est().asked("simpleenroll")).hasSize(1);
  }

  @Test
  void whatIsNoClaimIsNotUsed() {
    manager.clerk(_ -> Reply.problem(201, "no claim"));

    assertThat(enrol("-n=1").out).contains("1: the claim has no \"version\"");
    assertThat(manager.est().asked("simpleenroll")).isEmpty();
  }

  @Test
  void aTokenThatIsNotTakenEndsTheRunAtOnce() throws IOException {
    Files.writeString(folder.resolve("api-token"), "of-somebody-else");

    Ending ending = enrol("-n=100", "--parallel=2");

    assertThat(ending.exitCode).isEqualTo(ExitCode.USAGE);
    assertThat(ending.err).contains("does not take the token: Send the token.");
  }

  @Test
  void nobodyThereIsAnExitCodeOfItsOwn() {
    manager.close();

    Ending ending = enrol("-n=5");

    assertThat(ending.exitCode).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(ending.err).contains("/api/v1/units does not answer");
  }

  @Test
  void aManagerOffTheLoopbackMustBeVouchedFor() {
    Ending ending = enrol("--pages=http://192.0.2.1:8080");

    assertThat(ending.exitCode).isEqualTo(ExitCode.USAGE);
    assertThat(ending.err).contains("http://192.0.2.1:8080", "--target-is-mine");
  }

  /** The pages may be near and the device listener far: the load goes there, too. */
  @Test
  void aClaimThatLeadsOffTheLoopbackIsNotFollowed() {
    manager.listener(URI.create("https://192.0.2.1:8443"));

    Ending ending = enrol("-n=4");

    assertThat(ending.exitCode).isEqualTo(ExitCode.USAGE);
    assertThat(ending.err).contains("https://192.0.2.1:8443", "--target-is-mine");
  }

  @Test
  void whatIsKeptFitsTogetherAndIsTheOwnersAlone() throws Exception {
    Path keep = folder.resolve("keep");

    assertThat(enrol("-n=2", "--keep=" + keep).exitCode).isZero();

    Path own = keep.resolve("swarm-000002");
    var key = new FileKeyVault(own.resolve("key.pem"), new SecureRandom()).find().orElseThrow();
    var chain = CertificatePemCodec.decode(Files.readString(own.resolve("certificate.pem")));
    var roots = CertificatePemCodec.decode(Files.readString(own.resolve("authorities.pem")));
    assertThat(chain.getFirst().getPublicKey()).isEqualTo(key.getPublic());
    chain.getLast().verify(roots.getFirst().getPublicKey());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own.resolve("key.pem"))))
        .isEqualTo("rw-------");
  }

  /** The former key may be that of a unit which lives on at the manager. */
  @Test
  void aKeyOfAnEarlierRunIsNotOverwritten() throws IOException {
    Path key = folder.resolve("keep/swarm-000002/key.pem");
    Files.createDirectories(key.getParent());
    Files.writeString(key, "precious");

    Ending ending = enrol("-n=3", "--keep=" + folder.resolve("keep"));

    assertThat(ending.exitCode).isEqualTo(ExitCode.USAGE);
    assertThat(ending.err).contains("swarm-000002 holds a key already");
    assertThat(key).hasContent("precious");
    assertThat(manager.planned()).isEmpty();
  }

  @Test
  void ctrlCEndsTheRunAfterWhatIsUnderWayAndGivesItsFigures() {
    manager.clerk(
        claim -> {
          if (claim.kiosk().value().equals("swarm-000003")) {
            stop.give();
          }
          return Reply.claim(claim);
        });

    Ending ending = enrol("-n=1000", "--parallel=1");

    assertThat(manager.planned()).hasSize(3);
    assertThat(ending.exitCode).isEqualTo(ExitCode.COMPLAINTS);
    assertThat(ending.out).contains("3 in ", "The run ended early: 1,000 units are not enrolled.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--kiosks=0",
        "--kiosks=100001",
        "--first=0",
        "--first=999999",
        "--parallel=0",
        "--parallel=257",
        "--pages=ftp://127.0.0.1",
        "--pages=http://user@127.0.0.1:8080",
        "--territories=no/slash",
        "--token-file=/nowhere/at/all"
      })
  void whatMakesNoSenseIsRefusedBeforeAnythingIsSent(String option) {
    Ending ending = enrol(option);

    assertThat(ending.exitCode).isEqualTo(ExitCode.USAGE);
    assertThat(ending.err).startsWith("swarm: ");
    assertThat(manager.planned()).isEmpty();
  }

  @Test
  void aFileThatHoldsNoTokenIsNotQuoted() throws IOException {
    Files.writeString(folder.resolve("api-token"), "two words");

    Ending ending = enrol();

    assertThat(ending.exitCode).isEqualTo(ExitCode.USAGE);
    assertThat(ending.err).contains("does not hold one token").doesNotContain("two words");
  }
}
