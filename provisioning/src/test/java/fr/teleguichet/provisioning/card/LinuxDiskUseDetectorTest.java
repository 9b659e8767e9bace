package fr.teleguichet.provisioning.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.provisioning.trouble.TroubleException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writing to the wrong disk is the one mistake that nothing repairs. */
class LinuxDiskUseDetectorTest {

  @SuppressWarnings("NullAway.Init") // JUnit calls twoDisks first.
  private FakeMachine machine;

  @BeforeEach
  void twoDisks(@TempDir Path root) throws Exception {
    machine =
        new FakeMachine(root)
            .disk("sda", "8:0")
            .partition("sda", "sda1", "8:1")
            .partition("sda", "sda2", "8:2")
            .disk("mmcblk0", "179:0")
            .partition("mmcblk0", "mmcblk0p1", "179:1");
  }

  @Test
  void theDiskOfTheRootFileSystemIsTheRunningSystem() throws Exception {
    LinuxDiskUseDetector uses = machine.mount("8:2", "/", "/dev/root").uses();

    assertThat(uses.of("sda")).isEqualTo(new DiskUseState.RunningSystem("/"));
    assertThat(uses.of("sda1")).isEqualTo(new DiskUseState.RunningSystem("/"));
    assertThat(uses.of("mmcblk0")).isEqualTo(new DiskUseState.Free());
  }

  @Test
  void anEncryptedRootIsFoundThroughWhatItLiesOn() throws Exception {
    LinuxDiskUseDetector uses =
        machine
            .stacked("dm-0", "254:0", "sda2")
            .link("dev/mapper/crypt", "../dm-0")
            .mount("0:31", "/", "/dev/mapper/crypt")
            .uses();

    assertThat(uses.of("sda")).isEqualTo(new DiskUseState.RunningSystem("/"));
  }

  @Test
  void aBootPartitionOnTheCardIsTheRunningSystem() throws Exception {
    LinuxDiskUseDetector uses =
        machine
            .mount("8:2", "/", "/dev/sda2")
            .mount("179:1", "/boot/firmware", "/dev/mmcblk0p1")
            .uses();

    assertThat(uses.of("mmcblk0")).isEqualTo(new DiskUseState.RunningSystem("/boot/firmware"));
  }

  @Test
  void swapIsTheRunningSystem() throws Exception {
    LinuxDiskUseDetector uses =
        machine.mount("8:2", "/", "/dev/sda2").swap("/dev/mmcblk0p1").uses();

    assertThat(uses.of("mmcblk0")).isEqualTo(new DiskUseState.RunningSystem("swap"));
  }

  @Test
  void aCardThatTheDesktopMountedIsInUseButNotTheSystem() throws Exception {
    LinuxDiskUseDetector uses =
        machine
            .mount("8:2", "/", "/dev/sda2")
            .mount("179:1", "/media/anne/boot\\040fs", "/dev/mmcblk0p1")
            .uses();

    assertThat(uses.of("mmcblk0")).isEqualTo(new DiskUseState.Mounted("/media/anne/boot fs"));
  }

  /** An opened LUKS, an active volume of LVM, a RAID: overwriting what is below spoils it. */
  @Test
  void whatLiesUnderAnOpenVolumeIsInUseThoughNothingIsMounted() throws Exception {
    LinuxDiskUseDetector uses =
        machine
            .disk("sdb", "8:16")
            .stacked("dm-0", "254:0", "mmcblk0p1")
            .called("dm-0", "archive-photos")
            .stacked("md127", "9:127", "sdb")
            .mount("8:2", "/", "/dev/sda2")
            .uses();

    assertThat(uses.of("mmcblk0")).isEqualTo(new DiskUseState.Held("archive-photos"));
    assertThat(uses.of("sdb")).isEqualTo(new DiskUseState.Held("md127"));
  }

  @Test
  void everyDiskOfABtrfsIsInUseAndNotTheFirstAlone() throws Exception {
    LinuxDiskUseDetector uses =
        machine.disk("sdb", "8:16").btrfs("sda2", "sdb").mount("0:31", "/", "/dev/sda2").uses();

    assertThat(uses.of("sda")).isEqualTo(new DiskUseState.RunningSystem("/"));
    assertThat(uses.of("sdb")).isEqualTo(new DiskUseState.Held("Btrfs"));
    assertThat(uses.of("mmcblk0")).isEqualTo(new DiskUseState.Free());
  }

  @Test
  void aDiskOfZfsIsInUseWhileAPoolIsImported() throws Exception {
    LinuxDiskUseDetector uses =
        machine
            .mount("8:2", "/", "/dev/sda2")
            .mount("0:40", "/tank", "tank")
            .seen("8:2", "ext4")
            .seen("179:1", "zfs_member")
            .uses();
    assertThat(uses.of("mmcblk0")).isEqualTo(new DiskUseState.Free());

    var _ = machine.pool("tank");
    assertThat(uses.of("mmcblk0")).isEqualTo(new DiskUseState.Held("ZFS"));
  }

  @Test
  void withoutAListOfMountsNothingIsFree() throws Exception {
    LinuxDiskUseDetector uses = machine.uses();

    assertThatThrownBy(() -> uses.of("mmcblk0"))
        .isInstanceOfSatisfying(
            TroubleException.class,
            trouble -> assertThat(trouble.say().key()).isEqualTo("disk.doubt"));
  }

  @Test
  void aNameThatIsNoDiskIsRefused() throws Exception {
    LinuxDiskUseDetector uses = machine.mount("8:2", "/", "/dev/sda2").uses();

    assertThatThrownBy(() -> uses.of("null")).isInstanceOf(TroubleException.class);
  }
}
