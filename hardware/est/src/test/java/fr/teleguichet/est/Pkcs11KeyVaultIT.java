package fr.teleguichet.est;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.EnrolmentClaim;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token made of software (softhsm2) in the place of a chip. */
@Tag("proof")
class Pkcs11KeyVaultIT {

  private static final String PIN = "4711";
  private static final KioskId NAME = new KioskId(new Territory("lot"), new KioskName("cahors-01"));

  /** One token for all: the library reads its settings once in the life of a process. */
  @TempDir static Path folder;

  private static Optional<Path> library() {
    return Stream.of(
            "/usr/lib/softhsm/libsofthsm2.so",
            "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so")
        .map(Path::of)
        .filter(Files::exists)
        .findFirst();
  }

  @BeforeAll
  static void makeToken() throws Exception {
    if (library().isEmpty() || System.getenv("SOFTHSM2_CONF") == null) {
      Path _ = Installed.missing("softhsm2 is missing; on Debian: apt-get install softhsm2");
    }
    Path settings = Path.of(System.getenv("SOFTHSM2_CONF"));
    Path tokens = Files.createDirectories(folder.resolve("tokens"));
    Files.createDirectories(settings.toAbsolutePath().getParent());
    Files.writeString(settings, "directories.tokendir = " + tokens + "\nlog.level = ERROR\n");
    Files.writeString(folder.resolve("pin"), PIN + "\n");
    makeToken("unit");
    makeToken("other");
  }

  private static void makeToken(String name) throws Exception {
    Process made =
        new ProcessBuilder(
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label",
                name,
                "--pin",
                PIN,
                "--so-pin",
                "12345678")
            .redirectErrorStream(true)
            .start();
    String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(made.exitValue()).as(said).isZero();
  }

  private static Pkcs11KeyVault token(String label) {
    return new Pkcs11KeyVault(
        new Pkcs11KeyVault.Place(library().orElseThrow(), 0, folder.resolve("pin"), label));
  }

  @Test
  void aKeyIsMadeInTheTokenAndNeverLeavesIt() throws Exception {
    assertThat(token("made").find()).isEmpty();
    KeyPair made = token("made").make();
    KeyPair found = token("made").find().orElseThrow();

    assertThat(found.getPublic()).isEqualTo(made.getPublic());
    assertThat(found.getPrivate().getEncoded()).isNull();
    assertThat(found.getPrivate().getFormat()).isNull();
    var signing = Signature.getInstance("SHA256withECDSA");
    signing.initSign(found.getPrivate());
    signing.update(new byte[] {1, 2, 3});
    byte[] signature = signing.sign();
    var verifying = Signature.getInstance("SHA256withECDSA");
    verifying.initVerify(made.getPublic());
    verifying.update(new byte[] {1, 2, 3});
    assertThat(verifying.verify(signature)).isTrue();
  }

  @Test
  void aDestroyedKeyIsGone() throws Exception {
    assertThat(token("gone").destroy()).isFalse();
    var _ = token("gone").make();
    assertThat(token("gone").destroy()).isTrue();
    assertThat(token("gone").find()).isEmpty();
    assertThat(token("gone").destroy()).isFalse();
  }

  /** The request is signed in the token, and so is the proof in TLS when it is renewed. */
  @Test
  void aUnitEnrolsAndRenewsWithATokensKey() throws Exception {
    TestAuthority fleet = TestAuthority.make("Lot");
    try (FakeEstServer server = FakeEstServer.start(fleet)) {
      server.enrolment(server.issue(NAME));
      server.renewal(server.issue(NAME));
      KeyPair key = token("enrols").make();
      var client =
          new EstClient(
              server.address(),
              new ServerTrust.Roots(List.of(fleet.root())),
              EstLimits.STANDARD,
              Clock.systemUTC());
      EnrolmentClaim claim = fleet.claim(NAME, server.address());

      EstResponse first = client.enrol(key, new EstClientCredential.ByClaim(claim));
      assertThat(first).isInstanceOf(EstResponse.Issued.class);
      List<X509Certificate> chain = ((EstResponse.Issued) first).chain();
      assertThat(client.renew(key, chain)).isInstanceOf(EstResponse.Issued.class);

      assertThat(server.asked("simplereenroll").getFirst().client()).contains(chain.getFirst());
    }
  }

  /** At a token that nobody has opened yet: an open one asks for no PIN. */
  @Test
  void aWrongPinIsSaidWithoutIt() throws Exception {
    Path wrong = Files.writeString(folder.resolve("wrong"), "0815");
    var token =
        new Pkcs11KeyVault(new Pkcs11KeyVault.Place(library().orElseThrow(), 1, wrong, "unit"));

    assertThatThrownBy(token::find)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("look at its library, slot and PIN")
        .hasMessageNotContaining("0815");
  }

  @Test
  void aLibraryThatIsNoneIsSaid() throws Exception {
    Path none = Files.writeString(folder.resolve("none.so"), "no library");
    var token =
        new Pkcs11KeyVault(new Pkcs11KeyVault.Place(none, 7, folder.resolve("pin"), "unit"));

    assertThatThrownBy(token::find)
        .isInstanceOf(IOException.class)
        .hasMessageContaining(none.toString());
  }
}
