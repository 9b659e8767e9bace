package fr.teleguichet.edge.update.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import fr.teleguichet.edge.update.install.InstalledPart;
import fr.teleguichet.edge.update.install.InstalledPart.Slot;
import fr.teleguichet.edge.update.install.InstalledPart.State;
import fr.teleguichet.edge.update.install.ReleaseStatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions beside each other, and the script that starts one of them. */
@Timeout(300)
class VersionInstallerTest {

  private static final Slot BUILT_IN = new Slot("built-in", "2.3.0", State.GOOD);

  @TempDir private Path folder = Path.of("");
  private @Nullable Shelf opened;

  @BeforeEach
  void aShelf() throws IOException {
    opened = new Shelf(folder);
  }

  @Test
  void aKioskFromTheWorkshopRunsWhatItCameWith() throws Exception {
    assertThat(shelf().start("--config", "/etc/agent.yaml")).isEqualTo("built-in");
    assertThat(shelf().installer().look())
        .isEqualTo(new InstalledPart(BUILT_IN, Optional.empty(), "built-in"));
  }

  @Test
  void anInstalledVersionIsTriedConfirmedAndStays() throws Exception {
    List<Integer> percents = new ArrayList<>();
    shelf().installer().install(file("2.4.0"), percents::add);
    assertThat(percents).startsWith(0).endsWith(100).isSorted();
    Slot tried = new Slot("2.4.0", "2.4.0", State.ON_TRIAL);
    assertThat(shelf().installer().look())
        .isEqualTo(new InstalledPart(BUILT_IN, Optional.of(tried), "2.4.0"));

    assertThat(shelf().start()).isEqualTo("2.4.0");
    assertThat(shelf().installer().look().running()).isEqualTo(tried);
    shelf().installer().confirm();
    shelf().installer().confirm();

    assertThat(shelf().installer().look().running().state()).isEqualTo(State.GOOD);
    for (int i = 0; i < 10; i++) {
      assertThat(shelf().start()).isEqualTo("2.4.0");
    }
  }

  @Test
  void aVersionThatNobodyConfirmsIsStartedThreeTimesAndNeverAgain() throws Exception {
    shelf().installer().install(file("2.4.0"), _ -> {});

    List<String> starts = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      starts.add(shelf().start());
    }

    assertThat(starts).containsExactly("2.4.0", "2.4.0", "2.4.0", "built-in", "built-in");
    InstalledPart situation = shelf().installer().look();
    assertThat(situation.willChange()).isFalse();
    assertThat(situation.other()).contains(new Slot("2.4.0", "2.4.0", State.BAD));
  }

  @Test
  void aVersionThatFailedMayBeInstalledAgainAndIsTriedAnew() throws Exception {
    shelf().installer().install(file("2.4.0"), _ -> {});
    for (int i = 0; i < 4; i++) {
      var _ = shelf().start();
    }
    shelf().installer().install(file("2.4.0"), _ -> {});
    assertThat(shelf().start()).isEqualTo("2.4.0");
    shelf().installer().confirm();
    assertThat(shelf().installer().look().running().state()).isEqualTo(State.GOOD);
  }

  @Test
  void theKioskGoesBackFromATrialAndFromWhatWasConfirmed() throws Exception {
    confirmed("2.4.0");
    shelf().installer().install(file("2.5.0"), _ -> {});
    assertThat(shelf().start()).isEqualTo("2.5.0");

    shelf().installer().goBack();
    assertThat(shelf().installer().look().next()).isEqualTo("2.4.0");
    assertThat(shelf().installer().look().running().state()).isEqualTo(State.BAD);
    assertThat(shelf().start()).isEqualTo("2.4.0");

    shelf().installer().goBack();
    assertThat(shelf().start()).isEqualTo("built-in");
    assertThat(refused(() -> shelf().installer().goBack())).isEqualTo(Reason.NO_WAY_BACK);
  }

  @Test
  void anInstallationThatWasNeverStartedIsUndone() throws Exception {
    confirmed("2.4.0");
    shelf().installer().install(file("2.5.0"), _ -> {});

    shelf().installer().goBack();

    assertThat(shelf().installer().look().willChange()).isFalse();
    assertThat(shelf().installer().look().running().state()).isEqualTo(State.GOOD);
    assertThat(shelf().start()).isEqualTo("2.4.0");
  }

  @Test
  void aVersionIsNotLeftForOneThatFailed() throws Exception {
    confirmed("2.4.0");
    shelf().installer().goBack();
    assertThat(shelf().start()).isEqualTo("built-in");
    confirmed("2.5.0");
    Files.writeString(shelf().releases().resolve("failed"), "version=2.4.0\n");
    Files.writeString(
        shelf().releases().resolve("settled"), "version=2.5.0\nformer=2.4.0\nstarts=1\n");
    assertThat(refused(() -> shelf().installer().goBack())).isEqualTo(Reason.NO_WAY_BACK);
  }

  @Test
  void twoVersionsAreKeptAndTheRestIsDeleted() throws Exception {
    for (String version : List.of("2.4.0", "2.5.0", "2.6.0")) {
      confirmed(version);
    }
    assertThat(names()).containsExactlyInAnyOrder("2.5.0", "2.6.0");
  }

  @Test
  void theSameFileTwiceIsOneInstallation() throws Exception {
    shelf().installer().install(file("2.4.0"), _ -> {});
    shelf().installer().install(file("2.4.0"), _ -> {});
    assertThat(shelf().start()).isEqualTo("2.4.0");
    shelf().installer().install(file("2.4.0"), _ -> {});
    assertThat(shelf().installer().look().willChange()).isFalse();
    assertThat(shelf().installer().look().running().state()).isEqualTo(State.ON_TRIAL);
  }

  @Test
  void anotherFileOfTheVersionThatRunsIsRefused() throws Exception {
    confirmed("2.4.0");
    Path other = FakeImages.file(folder, "2.4.0", "another content");
    assertThat(refused(() -> shelf().installer().install(other, _ -> {}))).isEqualTo(Reason.FAILED);
    assertThat(shelf().start()).isEqualTo("2.4.0");
  }

  @Test
  void anotherFileOfTheVersionThatWaitsReplacesIt() throws Exception {
    shelf().installer().install(file("2.4.0"), _ -> {});
    shelf().installer().install(FakeImages.file(folder, "2.4.0", "mended"), _ -> {});
    assertThat(shelf().startBy(Map.of()).said()).startsWith("2.4.0 mended");
  }

  @Test
  void whatIsUnsignedOrForSomethingElseIsRefused() throws Exception {
    Path unsigned = Files.writeString(folder.resolve("unsigned"), "nothing");
    assertThat(refused(() -> shelf().installer().install(unsigned, _ -> {})))
        .isEqualTo(Reason.UNSIGNED);
    Path other = FakeImages.file(folder, "2.4.0", "", "another-thing");
    assertThat(refused(() -> shelf().installer().inspect(other))).isEqualTo(Reason.INCOMPATIBLE);
    assertThat(refused(() -> shelf().installer().install(other, _ -> {})))
        .isEqualTo(Reason.INCOMPATIBLE);
    assertThat(shelf().releases()).doesNotExist();
    assertThat(shelf().installer().inspect(file("2.4.0")))
        .isEqualTo(new ReleaseStatement(FakeImages.COMPATIBLE, "2.4.0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../bin", "..", "built-in", "a:b", "", "-rf", "%s", "a\\nb"})
  void aVersionThatIsNoFoldersNameIsRefused(String version) throws Exception {
    Path file = FakeImages.file(folder, version, "");
    assertThat(refused(() -> shelf().installer().install(file, _ -> {}))).isEqualTo(Reason.DAMAGED);
    assertThat(shelf().releases()).doesNotExist();
  }

  @Test
  void withoutSpaceNothingIsWritten() throws Exception {
    Path file = file("2.4.0");
    assertThat(refused(() -> shelf().installer(Long.MAX_VALUE - 1).install(file, _ -> {})))
        .isEqualTo(Reason.NO_SPACE);
    assertThat(shelf().start()).isEqualTo("built-in");
  }

  private Shelf shelf() {
    return Objects.requireNonNull(opened, "opened before each test");
  }

  private void confirmed(String version) throws Exception {
    shelf().installer().install(file(version), _ -> {});
    assertThat(shelf().start()).isEqualTo(version);
    shelf().installer().confirm();
  }

  private Path file(String version) throws IOException {
    return FakeImages.file(folder, version, "works");
  }

  private List<String> names() throws IOException {
    try (var all = Files.list(shelf().releases().resolve("versions"))) {
      return all.map(it -> it.getFileName().toString()).toList();
    }
  }

  private static Reason refused(ThrowingCallable call) {
    return catchThrowableOfType(InstallException.class, call).reason();
  }
}
