package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A data partition with damage that e2fsck mends only when it is told to mend everything. Nobody is
 * there to tell it.
 */
@Timeout(value = 50, unit = TimeUnit.MINUTES)
final class DamagedDataIT {

  private static final Duration SOON = Duration.ofMinutes(2);

  @Test
  void theStartMendsItAndTheKioskIsUp() throws Exception {
    Path work = Files.createDirectories(Path.of("target/damaged").toAbsolutePath());
    Path disk = BuiltImage.get().copyWithShell(work);
    Path words = Files.writeString(work.resolve("words"), "kept");
    // A folder whose inode is gone, in a file system that says of itself that it has errors.
    Path damage =
        Files.writeString(
            work.resolve("damage.commands"),
            """
            mkdir kept
            write %s kept/file
            clri kept
            ssv state 2
            """
                .formatted(words));
    ShellOverlay.apply(disk, BuiltImage.DATA, damage);

    try (VirtualMachine machine = VirtualMachine.start(VirtualHardware.of(disk), work);
        GuestShell shell = machine.shell()) {
      assertThat(shell.ask("findmnt -no OPTIONS /data", SOON)).startsWith("rw,");
      assertThat(shell.ask("cat /data/lost+found/*", SOON)).isEqualTo("kept");
      assertThat(shell.ask("systemctl is-active local-fs.target", SOON)).isEqualTo("active");
    } finally {
      Files.deleteIfExists(disk);
    }
  }
}
