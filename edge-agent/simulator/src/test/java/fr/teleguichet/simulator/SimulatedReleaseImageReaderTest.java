package fr.teleguichet.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import fr.teleguichet.edge.update.slot.ImageReader;
import fr.teleguichet.edge.update.trust.ReleaseKeysFile;
import fr.teleguichet.edge.update.trust.ReleaseVerifier;
import fr.teleguichet.release.ReleaseSigner;
import fr.teleguichet.release.TestFiles;
import fr.teleguichet.release.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a simulated kiosk takes for a release, and what it refuses. */
class SimulatedReleaseImageReaderTest {

  private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);
  private static TestKeys fleet;
  private static TestKeys stranger;

  @TempDir Path folder;
  private SimulatedReleaseImageReader images;

  @BeforeAll
  static void keys() {
    fleet = TestKeys.make("Fleet");
    stranger = TestKeys.make("Stranger");
  }

  @BeforeEach
  void open() throws IOException {
    Path keys = Files.writeString(folder.resolve("keys.pem"), fleet.pem());
    images = images(keys, "1.0");
  }

  private static SimulatedReleaseImageReader images(Path keys, String revision) {
    var verifier =
        new ReleaseVerifier(new ReleaseKeysFile(keys), Clock.fixed(TestKeys.NOW, ZoneOffset.UTC));
    return new SimulatedReleaseImageReader(verifier, Set.of(revision), Optional.of("figeac"));
  }

  private ImageReader.Image read(byte[] file) throws IOException, InstallException {
    return images.read(Files.write(folder.resolve("0-0"), file));
  }

  private Reason refusal(byte[] file) {
    return catchThrowableOfType(InstallException.class, () -> read(file)).reason();
  }

  private static byte[] swu(ReleaseSigner signer) {
    return TestFiles.swu(signer, "2.4.0", CONTENT);
  }

  @Test
  void aReleaseThatTheFleetSignedIsTaken() throws Exception {
    ImageReader.Image image = read(swu(fleet.signer()));
    assertThat(image.release().version()).isEqualTo("2.4.0");
    assertThat(image.breaks()).isEmpty();
  }

  @Test
  void whatAVersionBreaksStandsInItsSignedDescription() throws Exception {
    assertThat(read(describing("breaks: printer,reader")).breaks()).isEqualTo("printer,reader");
  }

  @Test
  void aVersionMayBreakSomethingAtOneKioskAlone() throws Exception {
    assertThat(read(describing("breaks: printer at figeac")).breaks()).isEqualTo("printer");
    assertThat(read(describing("breaks: printer at gramat")).breaks()).isEmpty();
  }

  private static byte[] describing(String description) {
    return TestFiles.swu(
        fleet.signer(),
        TestFiles.description("2.4.0", "image", TestFiles.sha256(CONTENT))
            .replace("An archive of the tests", description),
        Map.of("image", CONTENT));
  }

  @Test
  void anUnsignedOrForeignOrExpiredSignatureIsRefusedByItsName() throws Exception {
    assertThat(refusal(swu(stranger.signer()))).isEqualTo(Reason.STRANGER);
    assertThat(
            refusal(
                swu(
                    fleet.signer(
                        "EC",
                        KeyPurposeId.id_kp_codeSigning,
                        TestKeys.NOW.minus(Duration.ofDays(400))))))
        .isEqualTo(Reason.SIGNER_EXPIRED);
    byte[] signed = swu(fleet.signer());
    String text = new String(signed, StandardCharsets.ISO_8859_1);
    byte[] unsigned =
        text.replace("sw-description.sig", "sw-description.sog")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(refusal(unsigned)).isIn(Reason.UNSIGNED, Reason.DAMAGED);
  }

  @Test
  void aReleaseThatWasSwappedCutOrPaddedIsRefused() {
    byte[] signed = swu(fleet.signer());
    assertThat(refusal(Arrays.copyOf(signed, signed.length / 2))).isEqualTo(Reason.DAMAGED);
    byte[] padded = Arrays.copyOf(signed, signed.length + 4096);
    padded[signed.length + 100] = 1;
    assertThat(refusal(padded)).isEqualTo(Reason.DAMAGED);
    String text = new String(signed, StandardCharsets.ISO_8859_1);
    byte[] swapped = text.replace("content", "CONTENT").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(refusal(swapped)).isEqualTo(Reason.DAMAGED);
    assertThat(refusal("<html>".getBytes(StandardCharsets.UTF_8))).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void aReleaseForAnotherBoardIsRefused() throws IOException {
    images = images(folder.resolve("keys.pem"), "2.0");
    assertThat(refusal(swu(fleet.signer()))).isEqualTo(Reason.INCOMPATIBLE);
  }

  @Test
  void withoutKeysNobodyIsBelieved() throws IOException {
    Files.delete(folder.resolve("keys.pem"));
    assertThat(refusal(swu(fleet.signer()))).isEqualTo(Reason.STRANGER);
  }
}
