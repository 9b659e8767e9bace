package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.peer.Installed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The image starts on a PC of today too; the other tests use the firmware of former ones. */
@Timeout(value = 50, unit = TimeUnit.MINUTES)
@Tag("proof")
final class UefiStartIT {

  private static final Duration SOON = Duration.ofMinutes(2);

  @Test
  void theFirstSlotStartsByUefi() throws Exception {
    if (Files.notExists(VirtualHardware.UEFI)) {
      Path _ = Installed.missing("apt-get install ovmf");
    }
    Path work = Files.createDirectories(Path.of("target/uefi").toAbsolutePath());
    Path disk = BuiltImage.get().copyWithShell(work);
    try (VirtualMachine machine = VirtualMachine.start(VirtualHardware.of(disk).byUefi(), work);
        GuestShell shell = machine.shell()) {
      assertThat(shell.run("ls /sys/firmware/efi/fw_platform_size", SOON).exitCode()).isZero();
      assertThat(shell.ask("cat /proc/cmdline", SOON)).contains("rauc.slot=A");
      assertThat(shell.ask("/usr/lib/teleguichet-image/grub-slots get-primary", SOON))
          .isEqualTo("A");
    } finally {
      Files.deleteIfExists(disk);
    }
  }
}
