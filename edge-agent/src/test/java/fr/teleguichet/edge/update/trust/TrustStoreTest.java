package fr.teleguichet.edge.update.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
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
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which keys count on a kiosk, whatever comes to it in whatever order. */
class TrustStoreTest {

  private static final Clock CLOCK = Clock.fixed(TestKeys.NOW, ZoneOffset.UTC);
  private static final TestKeys ROOT = TestKeys.make("Trust root");
  private static final TestKeys FLEET = TestKeys.make("Fleet");
  private static final ReleaseSigner STOLEN = FLEET.signer();
  private static final String FINGERPRINT = SignerIdentity.fingerprint(STOLEN.certificate());

  @TempDir Path folder;
  private Path release;

  @BeforeEach
  void aKioskWithADownloadedRelease() throws IOException {
    Path _ = Files.createDirectories(folder.resolve("etc"));
    Path _ = Files.writeString(folder.resolve("etc/release-keys.pem"), FLEET.pem());
    Path _ = Files.writeString(folder.resolve("etc/trust-root.pem"), ROOT.pem());
    release =
        Files.write(
            folder.resolve("release"),
            TestFiles.swu(STOLEN, "2.4.0", "a kiosk".getBytes(StandardCharsets.UTF_8)));
  }

  /** As each start of the agent has it. */
  private TrustStore store() {
    return new TrustStore(
        folder.resolve("etc/release-keys.pem"),
        folder.resolve("etc/trust-list.swu"),
        folder.resolve("data"),
        CLOCK);
  }

  private void take(byte[] list) throws IOException, InstallException {
    store().take(Files.write(folder.resolve("list"), list));
  }

  private Reason refusal(byte[] list) {
    return catchThrowableOfType(InstallException.class, () -> take(list)).reason();
  }

  private Reason refusal() {
    return catchThrowableOfType(
            InstallException.class, () -> new ReleaseVerifier(store(), CLOCK).verify(release))
        .reason();
  }

  private String verified() throws InstallException, IOException {
    return new ReleaseVerifier(store(), CLOCK).verify(release).version().text();
  }

  @Test
  void aReleaseThatIsThereAlreadyIsRefusedOnceItsKeyIsTakenBack() throws Exception {
    assertThat(verified()).isEqualTo("2.4.0");
    take(TrustLists.without(ROOT.signer(), 7, FINGERPRINT));
    assertThat(refusal()).isEqualTo(Reason.QUARANTINED);
  }

  @Test
  void noListWithALowerSerialBringsTheKeyBack() throws Exception {
    take(TrustLists.without(ROOT.signer(), 7, FINGERPRINT));
    assertThat(refusal(TrustLists.of(ROOT.signer(), 6, ""))).isEqualTo(Reason.DOWNGRADE);
    assertThat(refusal(TrustLists.of(ROOT.signer(), 7, ""))).isEqualTo(Reason.FAILED);
    assertThat(refusal()).isEqualTo(Reason.QUARANTINED);
    take(TrustLists.of(ROOT.signer(), 8, ""));
    assertThat(verified()).isEqualTo("2.4.0");
  }

  @Test
  void theSameListTwiceDoesNoHarm() throws Exception {
    byte[] list = TrustLists.without(ROOT.signer(), 7, FINGERPRINT);
    take(list);
    take(list);
    assertThat(store().serial()).isEqualTo(7);
  }

  /** Who has a stolen release key can't speak for the root. */
  @Test
  void aReleaseKeySignsNoLists() {
    assertThat(refusal(TrustLists.of(STOLEN, 7, ""))).isEqualTo(Reason.STRANGER);
  }

  @Test
  void theCardsListCountsUntilANewerOneComes() throws Exception {
    Path _ =
        Files.write(
            folder.resolve("etc/trust-list.swu"),
            TrustLists.without(ROOT.signer(), 3, FINGERPRINT));
    assertThat(refusal()).isEqualTo(Reason.QUARANTINED);
    assertThat(store().serial()).isEqualTo(3);
    take(TrustLists.of(ROOT.signer(), 4, ""));
    assertThat(verified()).isEqualTo("2.4.0");
  }

  /** An image from before there were roots, on a card that was prepared since. */
  @Test
  void aCardsListDoesNotKeepAKioskWithoutARootFromUpdates() throws Exception {
    Path _ =
        Files.write(
            folder.resolve("etc/trust-list.swu"),
            TrustLists.without(ROOT.signer(), 3, FINGERPRINT));
    Files.delete(folder.resolve("etc/trust-root.pem"));
    assertThat(verified()).isEqualTo("2.4.0");
    assertThat(store().serial()).isZero();
  }

  /** Whoever takes the root away must not get a key back with it. */
  @Test
  void aKioskThatHadAListInstallsNothingOnceItsRootIsGone() throws Exception {
    Path _ =
        Files.write(
            folder.resolve("etc/trust-list.swu"),
            TrustLists.without(ROOT.signer(), 3, FINGERPRINT));
    assertThat(refusal()).isEqualTo(Reason.QUARANTINED);
    Files.delete(folder.resolve("etc/trust-root.pem"));
    assertThat(refusal()).isEqualTo(Reason.INCOMPATIBLE);
  }

  @Test
  void aKioskWhoseListIsGoneInstallsNothing() throws Exception {
    take(TrustLists.without(ROOT.signer(), 7, FINGERPRINT));
    Files.delete(folder.resolve("data/trust-list.swu"));
    assertThat(refusal()).isEqualTo(Reason.FAILED);
    Path _ =
        Files.write(folder.resolve("data/trust-list.swu"), TrustLists.of(ROOT.signer(), 6, ""));
    assertThat(refusal()).isEqualTo(Reason.FAILED);
    Files.delete(folder.resolve("etc/trust-root.pem"));
    assertThat(refusal()).isEqualTo(Reason.INCOMPATIBLE);
  }

  /** The power went after the list was written, and before its serial was. */
  @Test
  void aListWhoseSerialWasNotWrittenCountsAllTheSame() throws Exception {
    take(TrustLists.of(ROOT.signer(), 6, ""));
    byte[] list = TrustLists.without(ROOT.signer(), 7, FINGERPRINT);
    Path _ = Files.write(folder.resolve("data/trust-list.swu"), list);
    assertThat(refusal()).isEqualTo(Reason.QUARANTINED);
    take(list);
    assertThat(store().serial()).isEqualTo(7);
    assertThat(refusal()).isEqualTo(Reason.QUARANTINED);
  }
}
