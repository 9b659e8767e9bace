package fr.teleguichet.provisioning.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.teleguichet.provisioning.prepare.Claims;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real block devices of this machine: a loop device as the card, and the disk that the machine runs
 * from. Needs root; without it, or where the kernel has no loop devices, it is skipped.
 */
@Tag("proof")
class BlockDeviceIT {

  @TempDir private Path folder = Path.of("");

  @Test
  void aCardIsPreparedOnItsDeviceOnceItsNameIsTypedAndTakenBack() throws Exception {
    TestCard card = TestCard.make(folder.resolve("card.img"), "dos", "c");
    Path device = attached(card.image());
    try {
      String claim = Claims.claim("figeac-01");
      Path file = Files.writeString(folder.resolve("claim.json"), claim);
      List<String> prepare = List.of("prepare", device.toString(), "--claim", file.toString());

      Tool.Run wrongName = Tool.run(prepare, "sda\n");
      assertThat(wrongName.exitCode()).as(wrongName.err()).isEqualTo(4);
      assertThat(card.list()).doesNotContain("teleguichet");

      Tool.Run prepared = Tool.run(prepare, device.getFileName() + "\n");
      assertThat(prepared.exitCode()).as(prepared.err()).isZero();
      assertThat(Tool.run("inspect", device.toString()).exitCode()).isZero();

      Tool.Run removed =
          Tool.run(List.of("prepare", device.toString(), "--remove"), device.getFileName() + "\n");
      assertThat(removed.exitCode()).as(removed.err()).isZero();
    } finally {
      assertThat(Tool.program(List.of("losetup", "-d", device.toString()), "").exitCode()).isZero();
    }
    assertThat(card.text("config.txt")).isEqualTo("# image\n");
    card.isSound(folder.resolve("fat"));
  }

  @Test
  void theDiskThatThisMachineRunsFromIsRefusedWithoutAQuestion() throws Exception {
    Path disk = rootDevice();

    Tool.Run run =
        Tool.run(List.of("prepare", disk.toString(), "--claim", "-"), Claims.claim("figeac-01"));

    assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
    assertThat(run.err()).contains("running");
  }

  static Path attached(Path image) throws Exception {
    assumeTrue(
        "root".equals(System.getProperty("user.name")), "not root, so no loop device is made");
    Tool.needs("mount", "losetup");
    Tool.Run run = Tool.program(List.of("losetup", "--find", "--show", image.toString()), "");
    assumeTrue(run.exitCode() == 0, "this machine has no loop devices: " + run.err());
    return Path.of(run.out().strip());
  }

  /** Where / lies, when that is a disk of its own and no overlay of a container. */
  static Path rootDevice() throws Exception {
    String source =
        Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
            .map(line -> line.split(" ", -1))
            .filter(fields -> fields.length > 9 && fields[4].equals("/"))
            .map(fields -> fields[fields.length - 2])
            .reduce("", (_, last) -> last);
    assumeTrue(
        source.startsWith("/dev/") && Files.isReadable(Path.of(source)),
        "/ lies on no disk that can be read here: " + source);
    return Path.of(source);
  }
}
