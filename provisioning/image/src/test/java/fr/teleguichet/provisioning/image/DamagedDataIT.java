package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/**
 * A data partition with damage that e2fsck mends only when it is told to mend everything, and one
 * that gets errors later. Nobody is there to tell it.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(value = 50, unit = TimeUnit.MINUTES)
@Tag("proof")
final class DamagedDataIT {

  private static final Duration SOON = Duration.ofMinutes(2);

  private final Path work = Path.of("target/damaged").toAbsolutePath();

  @SuppressWarnings("NullAway.Init") // JUnit sets it first.
  private Path disk;

  @SuppressWarnings("NullAway.Init") // JUnit sets it first.
  private VirtualMachine machine;

  @BeforeAll
  void powerOn() throws Exception {
    Files.createDirectories(work);
    disk = BuiltImage.get().copyWithShell(work);
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
    machine = VirtualMachine.start(VirtualHardware.of(disk), work);
  }

  @AfterAll
  void powerOff() throws IOException {
    if (machine != null) {
      machine.close();
    }
    if (disk != null) {
      Files.deleteIfExists(disk);
    }
  }

  @Test
  void theStartMendsItAndTheKioskIsUp() throws Exception {
    try (GuestShell shell = machine.shell()) {
      isMended(shell);
    }
  }

  /**
   * The kernel's own way to have an error found, as a card that wears out has one found. Who talks
   * goes on meanwhile: the agent has the machine start again ({@link DataErrorsIT}).
   */
  @Test
  void anErrorThatIsFoundLaterStopsNothingAndIsMendedByTheNextStart() throws Exception {
    try (GuestShell shell = machine.shell()) {
      isMended(shell);
      String errors = ShellOverlay.DATA_FILE_SYSTEM;
      assertThat(
              shell.ask(
                  "echo x > %s/trigger_fs_error; cat %s/errors_count; touch /var/lib/x"
                      .formatted(errors, errors),
                  SOON))
          .isEqualTo("1");
    }
    machine.cutPower();
    try (GuestShell shell = machine.shell()) {
      isMended(shell);
    }
  }

  private static void isMended(GuestShell shell) throws IOException {
    assertThat(shell.ask("findmnt -no OPTIONS /data", SOON)).startsWith("rw,");
    assertThat(shell.ask("cat " + ShellOverlay.DATA_FILE_SYSTEM + "/errors_count", SOON))
        .isEqualTo("0");
    assertThat(shell.ask("cat /data/lost+found/*", SOON)).isEqualTo("kept");
    assertThat(shell.ask("systemctl is-active local-fs.target", SOON)).isEqualTo("active");
  }
}
