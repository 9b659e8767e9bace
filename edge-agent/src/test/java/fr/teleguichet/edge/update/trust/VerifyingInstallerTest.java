package fr.teleguichet.edge.update.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import fr.teleguichet.edge.update.install.InstalledPart;
import fr.teleguichet.edge.update.install.Installer;
import fr.teleguichet.edge.update.install.ReleaseStatement;
import fr.teleguichet.edge.update.install.RequiredRestart;
import fr.teleguichet.release.DowngradeRules;
import fr.teleguichet.release.ReleaseSigner;
import fr.teleguichet.release.ReleaseTrust;
import fr.teleguichet.release.ReleaseVersion;
import fr.teleguichet.release.RemovedKey;
import fr.teleguichet.release.SignerIdentity;
import fr.teleguichet.release.TestFiles;
import fr.teleguichet.release.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody else's installer never sees, since the agent looks first. */
class VerifyingInstallerTest {

  private static final Clock CLOCK = Clock.fixed(TestKeys.NOW, ZoneOffset.UTC);
  private static final TestKeys FLEET = TestKeys.make("Fleet");
  private static final ReleaseSigner SIGNER = FLEET.signer();
  private static final byte[] CONTENT = "a kiosk".getBytes(StandardCharsets.UTF_8);
  private static final InstalledPart SITUATION =
      new InstalledPart(
          new InstalledPart.Slot("rootfs.0", "2.5.0", InstalledPart.State.GOOD),
          Optional.empty(),
          "rootfs.0");

  @TempDir Path folder;

  private final Believer believer = new Believer();
  private ReleaseTrust trust = FLEET.trust();
  private final VerifyingInstaller installer =
      new VerifyingInstaller(believer, new ReleaseVerifier(() -> trust, CLOCK));
  private Path file;

  /** An installer that takes whatever it gets, and remembers it. */
  private static final class Believer implements Installer {
    final List<String> calls = new ArrayList<>();

    @Override
    public String part() {
      return "os";
    }

    @Override
    public RequiredRestart restart() {
      return RequiredRestart.MACHINE;
    }

    @Override
    public InstalledPart look() {
      calls.add("look");
      return SITUATION;
    }

    @Override
    public ReleaseStatement inspect(Path file) {
      calls.add("inspect " + file.getFileName());
      return new ReleaseStatement("teleguichet-kiosk", "2.4.0");
    }

    @Override
    public void install(Path file, IntConsumer percent) {
      calls.add("install " + file.getFileName());
      percent.accept(100);
    }

    @Override
    public void confirm() {
      calls.add("confirm");
    }

    @Override
    public void goBack() {
      calls.add("go back");
    }
  }

  @BeforeEach
  void aFileThatTheFleetSigned() throws IOException {
    String description =
        TestFiles.description("2.4.0", "image", TestFiles.sha256(CONTENT))
            .replace("version =", "allow-downgrade-from = \"2.5.0\"; version =");
    file =
        Files.write(
            folder.resolve("release"),
            TestFiles.swu(SIGNER, description, Map.of("image", CONTENT)));
  }

  private Reason refusalToInspect() {
    return catchThrowableOfType(InstallException.class, () -> installer.inspect(file)).reason();
  }

  private Reason refusalToInstall() {
    return catchThrowableOfType(InstallException.class, () -> installer.install(file, _ -> {}))
        .reason();
  }

  private void takeBack() {
    trust =
        new ReleaseTrust(
            FLEET.trust().certificates(),
            List.of(
                new RemovedKey(
                    SignerIdentity.fingerprint(SIGNER.certificate()),
                    RemovedKey.Status.QUARANTINED,
                    "stolen")));
  }

  @Test
  void whatTheFleetSignedIsHandedOn() throws Exception {
    ReleaseStatement _ = installer.inspect(file);
    List<Integer> percents = new ArrayList<>();
    installer.install(file, percents::add);
    assertThat(believer.calls).containsExactly("inspect release", "install release");
    assertThat(percents).containsExactly(100);
  }

  /** RAUC knows nothing of it, and would say that nothing is allowed. */
  @Test
  void whatItSaysOfOlderVersionsIsWhatWasSignedAndTheRestIsTheInstallers() throws Exception {
    assertThat(installer.inspect(file))
        .isEqualTo(
            new ReleaseStatement(
                "teleguichet-kiosk",
                "2.4.0",
                new DowngradeRules(Optional.of(new ReleaseVersion("2.5.0")), Optional.empty())));
  }

  @Test
  void whatAStrangerSignedNeverReachesTheInstaller() throws IOException {
    Path _ = Files.write(file, TestFiles.swu(TestKeys.make("Mallory").signer(), "2.4.0", CONTENT));
    assertThat(refusalToInspect()).isEqualTo(Reason.STRANGER);
    assertThat(refusalToInstall()).isEqualTo(Reason.STRANGER);
    assertThat(believer.calls).isEmpty();
  }

  /** Days may lie between the judgement and the closing time at which it is installed. */
  @Test
  void aKeyTakenBackAfterTheJudgementInstallsNothing() throws Exception {
    ReleaseStatement _ = installer.inspect(file);
    takeBack();
    assertThat(refusalToInstall()).isEqualTo(Reason.QUARANTINED);
    assertThat(believer.calls).containsExactly("inspect release");
  }

  @Test
  void aFileThatWasAlteredAfterTheJudgementIsNotInstalled() throws Exception {
    ReleaseStatement _ = installer.inspect(file);
    byte[] altered =
        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
            .replace("a kiosk", "a toast")
            .getBytes(StandardCharsets.ISO_8859_1);
    Path _ = Files.write(file, altered);
    assertThat(refusalToInstall()).isEqualTo(Reason.DAMAGED);
    assertThat(believer.calls).containsExactly("inspect release");
  }

  @Test
  void aFileThatIsGoneFails() throws IOException {
    Files.delete(file);
    assertThat(refusalToInspect()).isEqualTo(Reason.FAILED);
    assertThat(refusalToInstall()).isEqualTo(Reason.FAILED);
    assertThat(believer.calls).isEmpty();
  }

  /** A kiosk must get out of a failed trial whatever has become of the key since. */
  @Test
  void whatNeedsNoFileIsAskedOfTheInstallerAlone() throws Exception {
    takeBack();
    assertThat(installer.part()).isEqualTo("os");
    assertThat(installer.restart()).isEqualTo(RequiredRestart.MACHINE);
    assertThat(installer.look()).isEqualTo(SITUATION);
    installer.confirm();
    installer.goBack();
    assertThat(believer.calls).containsExactly("look", "confirm", "go back");
  }
}
