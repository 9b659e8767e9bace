package fr.teleguichet.provisioning.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.provisioning.process.InstalledProgramRunner;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which disks an image may be written over. */
final class OverwriteTest {

  @SuppressWarnings("NullAway.Init") // JUnit calls twoDisks first.
  private FakeMachine machine;

  @BeforeEach
  void twoDisks(@TempDir Path root) throws Exception {
    machine =
        new FakeMachine(root)
            .disk("sda", "8:0")
            .partition("sda", "sda1", "8:1")
            .disk("mmcblk0", "179:0")
            .partition("mmcblk0", "mmcblk0p1", "179:1")
            .mount("8:1", "/", "/dev/sda1");
  }

  @Test
  void aFreeDiskMayBe() throws Exception {
    assertThat(overwrite("mmcblk0")).map(Disk::name).contains("mmcblk0");
  }

  @Test
  void theDiskOfTheRunningSystemMayNot() throws Exception {
    machine.uses();

    assertThatThrownBy(() -> overwrite("sda"))
        .isInstanceOfSatisfying(
            TroubleException.class, it -> assertThat(it.kind()).isEqualTo(TroubleKind.REFUSED));
  }

  @Test
  void aDiskOfWhichAnythingIsMountedMayNot() throws Exception {
    machine.mount("179:1", "/media/anne/BOOT", "/dev/mmcblk0p1");

    assertThatThrownBy(() -> overwrite("mmcblk0")).hasMessageContaining("disk.mounted");
  }

  @Test
  void aDiskOnWhichAnEncryptedOneIsOpenMayNot() throws Exception {
    var _ = machine.stacked("dm-0", "254:0", "mmcblk0p1");

    assertThatThrownBy(() -> overwrite("mmcblk0")).hasMessageContaining("disk.held");
  }

  @Test
  void aPartOfADiskIsNoDisk() {
    assertThatThrownBy(() -> overwrite("mmcblk0p1")).hasMessageContaining("disk.part");
  }

  @Test
  void aDeviceThatIsNotThereIsNotMadeAsAFile() {
    assertThatThrownBy(() -> overwrite("sdz")).hasMessageContaining("disk.unknown");
  }

  @Test
  void aFolderIsNoDisk() {
    assertThatThrownBy(() -> finder().toOverwrite(machine.root()))
        .hasMessageContaining("disk.unknown");
  }

  @Test
  void aFileMayBeWhetherItIsThereOrNot() throws Exception {
    Path file = machine.root().resolve("card.img");
    assertThat(finder().toOverwrite(file)).isEmpty();
    assertThat(finder().toOverwrite(Files.createFile(file))).isEmpty();
  }

  private Optional<Disk> overwrite(String name) throws Exception {
    machine.uses();
    return finder().toOverwrite(machine.root().resolve("dev").resolve(name));
  }

  private SafeCardTargetResolver finder() {
    return new SafeCardTargetResolver(
        machine.root(), new InstalledProgramRunner(Duration.ofSeconds(1)));
  }
}
