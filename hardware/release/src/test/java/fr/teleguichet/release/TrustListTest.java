package fr.teleguichet.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.teleguichet.release.ReleaseException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may sign, and who may not any more. */
final class TrustListTest {

  private static final TestKeys ROOT = TestKeys.make("Trust root");
  private static final TestKeys FLEET = TestKeys.make("Releases root");
  private static final ReleaseSigner SIGNER = FLEET.signer();
  private static final byte[] CONTENT = "a new kiosk".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  private TrustList read(byte[] list) throws IOException, ReleaseException {
    return TrustList.read(Files.write(folder.resolve("list"), list), ROOT.trust(), TestKeys.NOW);
  }

  private Reason refusal(byte[] list) {
    return catchThrowableOfType(ReleaseException.class, () -> read(list)).reason();
  }

  private VerifiedReleaseFile release(ReleaseSigner signer, ReleaseTrust trust)
      throws IOException, ReleaseException {
    Path file = Files.write(folder.resolve("release"), TestFiles.swu(signer, "2.4.0", CONTENT));
    return VerifiedReleaseFile.read(file, trust, TestKeys.NOW);
  }

  @Test
  void aKeyThatWasTakenBackSignsNothingAnyMore() throws Exception {
    String stolen = SignerIdentity.fingerprint(SIGNER.certificate());
    TrustList list = read(TrustLists.without(ROOT.signer(), 7, stolen));
    assertThat(list.serial()).isEqualTo(7);
    var trust = new ReleaseTrust(FLEET.trust().certificates(), list.removed());

    assertThat(catchThrowableOfType(ReleaseException.class, () -> release(SIGNER, trust)))
        .hasMessage(
            "The file is signed by CN=Releases, whose key was taken back (quarantined: stolen).")
        .extracting(ReleaseException::reason)
        .isEqualTo(Reason.QUARANTINED);
    assertThat(release(FLEET.signer(), trust).version().text()).isEqualTo("2.4.0");
  }

  /** By the key's own sum it stays out with whatever certificate. */
  @Test
  void aKeyOrAnAuthorityIsTakenBackAsWellAsACertificate() throws Exception {
    String key = Sha256Digest.hex(SIGNER.certificate().getPublicKey().getEncoded());
    String authority = SignerIdentity.fingerprint(FLEET.trust().certificates().getFirst());
    for (String removed : List.of(key, authority)) {
      TrustList list = read(TrustLists.without(ROOT.signer(), 7, removed));
      var trust = new ReleaseTrust(FLEET.trust().certificates(), list.removed());
      assertThat(
              catchThrowableOfType(ReleaseException.class, () -> release(SIGNER, trust)).reason())
          .isEqualTo(Reason.QUARANTINED);
    }
    TestKeys below = FLEET.below("Between");
    String between = SignerIdentity.fingerprint(below.trust().certificates().getFirst());
    TrustList list = read(TrustLists.without(ROOT.signer(), 8, between));
    var trust = new ReleaseTrust(FLEET.trust().certificates(), list.removed());
    assertThat(
            catchThrowableOfType(ReleaseException.class, () -> release(below.signer(), trust))
                .reason())
        .isEqualTo(Reason.QUARANTINED);
  }

  @Test
  void aKeyThatAListBringsMaySign() throws Exception {
    TestKeys next = TestKeys.make("Releases root 2");
    TrustList list =
        read(TrustLists.with(ROOT.signer(), 2, next.trust().certificates().getFirst()));
    assertThat(release(next.signer(), new ReleaseTrust(list.trusted())).contents()).hasSize(1);
  }

  @Test
  void onlyTheRootSignsLists() {
    assertThat(refusal(TrustLists.of(FLEET.signer(), 7, ""))).isEqualTo(Reason.STRANGER);
  }

  /** A manager that knows no root shows what a list says; whether it counts, kiosks decide. */
  @Test
  void whoKnowsNoRootReadsAListWhoeverSignedIt() throws Exception {
    Path file =
        Files.write(folder.resolve("list"), TrustLists.of(TestKeys.make("X").signer(), 7, ""));
    assertThat(TrustList.isClaimedBy(file, TestKeys.NOW)).isTrue();
    assertThat(TrustList.read(file, ReleaseTrust.enclosed(file), TestKeys.NOW).serial())
        .isEqualTo(7);
    byte[] altered = Files.readAllBytes(file);
    altered[altered.length - 600] ^= 1;
    Path _ = Files.write(file, altered);
    assertThat(TrustList.isClaimedBy(file, TestKeys.NOW)).isFalse();
    Path _ = Files.write(file, TestFiles.swu(SIGNER, "2.4.0", CONTENT));
    assertThat(TrustList.isClaimedBy(file, TestKeys.NOW)).isFalse();
    Path _ = Files.writeString(file, "nothing");
    assertThat(TrustList.isClaimedBy(file, TestKeys.NOW)).isFalse();
  }

  @Test
  void aListThatIsSomethingElseAsWellIsNone() {
    assertThat(refusal(TestFiles.swu(ROOT.signer(), "7", CONTENT))).isEqualTo(Reason.NOT_A_RELEASE);
    assertThat(refusal(TrustLists.raw(ROOT.signer(), "8", TrustList.COMPATIBLE, 7, "")))
        .isEqualTo(Reason.NOT_A_RELEASE);
    assertThat(refusal(TrustLists.raw(ROOT.signer(), "7", "teleguichet-edge-agent", 7, "")))
        .isEqualTo(Reason.NOT_A_RELEASE);
    assertThat(refusal(TrustLists.of(ROOT.signer(), 0, ""))).isEqualTo(Reason.NOT_A_RELEASE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trusted = 3;",
        "trusted: ( \"no certificate\" );",
        "removed: ( \"x\" );",
        "removed: ( { fingerprint = \"12\"; status = \"retired\"; reason = \"old\"; } );",
        "removed: ( { fingerprint = \"FF\"; status = \"gone\"; reason = \"old\"; } );",
        "removed: ( { fingerprint = \"FF\"; status = \"retired\"; } );",
        "issued = \"yesterday\";",
        "{"
      })
  void whatCanNotBeUnderstoodIsRefusedAndNotPassedOver(String more) {
    assertThat(refusal(TrustLists.of(ROOT.signer(), 7, more.replace("FF", "f".repeat(64)))))
        .isEqualTo(Reason.NOT_A_RELEASE);
  }
}
