package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RAUC's way to GRUB, with GRUB's own program for its environment; the boot loader is played. */
@Tag("proof")
final class GrubSlotsIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Path SCRIPT =
      Path.of("src/main/image/generic-pc/usr/lib/teleguichet-image/grub-slots").toAbsolutePath();

  private static final String PATH = System.getenv("PATH") + ":/usr/sbin:/sbin";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void aNewDisk() throws Exception {
    Path _ = Installed.program("grub-editenv", "grub-common");
    Programs.run(PATIENCE, "grub-editenv", environment(), "create");
    Programs.run(
        PATIENCE,
        "grub-editenv",
        environment(),
        "set",
        "slot=A",
        "trial=",
        "left=0",
        "A=good",
        "B=bad");
    start();
  }

  @Test
  void aNewDiskStartsItsFirstSlot() throws Exception {
    assertThat(start()).isEqualTo("A");
    assertThat(slots("get-current")).isEqualTo("A");
    assertThat(slots("get-primary")).isEqualTo("A");
    assertThat(slots("get-state", "A")).isEqualTo("good");
    assertThat(slots("get-state", "B")).isEqualTo("bad");
  }

  @Test
  void anUpdateIsTriedOnceAndStaysWhenItIsConfirmed() throws Exception {
    install("B");
    assertThat(slots("get-primary")).isEqualTo("B");

    assertThat(start()).isEqualTo("B");
    slots("settle");
    slots("set-state", "B", "good");
    slots("set-primary", "B");

    assertThat(start()).isEqualTo("B");
    assertThat(start()).isEqualTo("B");
    assertThat(slots("get-state", "A")).isEqualTo("good");
  }

  @Test
  void anUpdateThatNobodyConfirmsIsGivenUpAtTheNextStart() throws Exception {
    install("B");
    assertThat(start()).isEqualTo("B");

    assertThat(start()).isEqualTo("A");
    slots("settle");

    assertThat(slots("get-primary")).isEqualTo("A");
    assertThat(slots("get-state", "B")).isEqualTo("bad");
    assertThat(start()).isEqualTo("A");
  }

  @Test
  void anUpdateThatIsTakenBackByTheAgentIsNotTriedAgain() throws Exception {
    install("B");
    assertThat(start()).isEqualTo("B");

    slots("set-primary", "A");
    slots("set-state", "B", "bad");

    assertThat(start()).isEqualTo("A");
    assertThat(slots("get-state", "B")).isEqualTo("bad");
  }

  @Test
  void theSlotThatStartsIsNotCalledBadWithoutAnother() throws Exception {
    slots("set-state", "A", "bad");

    assertThat(start()).isEqualTo("A");
  }

  @Test
  void anEnvironmentThatAPowerCutEmptiedStartsTheFirstSlotAndIsMended() throws Exception {
    Files.write(Path.of(environment()), new byte[0]);
    assertThat(slots("get-primary")).isEqualTo("A");

    install("B");

    assertThat(start()).isEqualTo("B");
  }

  @Test
  void anEnvironmentThatACheckEmptiedIsMendedBySayingWhatHasStarted() throws Exception {
    install("B");
    assertThat(start()).isEqualTo("B");
    slots("set-state", "B", "good");
    Files.write(Path.of(environment()), new byte[0]);

    slots("settle");

    assertThat(start()).isEqualTo("B");
    assertThat(slots("get-primary")).isEqualTo("B");
  }

  @Test
  void anEnvironmentOfSomethingElseIsMadeAnewAndThatIsSaid() throws Exception {
    Files.writeString(Path.of(environment()), "somebody's letter\n".repeat(100));

    assertThat(slots("set-primary", "B")).contains("made anew");

    assertThat(start()).isEqualTo("B");
  }

  /** A disk that fails to read, or a program that is damaged, is no reason to forget the slots. */
  @Test
  void anEnvironmentThatCanNotBeReadNowStaysAsItIs() throws Exception {
    install("B");
    byte[] before = Files.readAllBytes(Path.of(environment()));
    Path programs = Files.createDirectories(folder.resolve("programs"));
    Path editor = programs.resolve("grub-editenv");
    Files.writeString(
        editor,
        """
        #!/bin/sh
        [ "$2" != list ] || exit 1
        PATH=${PATH#*:} exec grub-editenv "$@"
        """);
    Files.setPosixFilePermissions(editor, PosixFilePermissions.fromString("rwxr-xr-x"));

    for (List<String> each :
        List.of(
            List.of("settle"),
            List.of("set-primary", "B"),
            List.of("set-state", "B", "good"),
            List.of("set-state", "A", "bad"))) {
      assertThat(catchThrowable(() -> slots(Optional.of(programs), each.toArray(String[]::new))))
          .hasMessageContaining("it stays as it is");
    }

    assertThat(Path.of(environment())).hasBinaryContent(before);
    assertThat(slots("get-primary")).isEqualTo("B");
  }

  /** A cut in the middle of it leaves what was there before, or all of what is new. */
  @Test
  void allThatIsWrittenLiesInTheFirstSectorOfAFileThatStaysWhereItIs() throws Exception {
    Path same = Files.createLink(folder.resolve("same"), Path.of(environment()));
    for (String each : List.of("B", "A")) {
      install(each);
      assertThat(start()).isEqualTo(each);
      slots("settle");
      slots("set-state", each, "good");
      assertThat(start()).isEqualTo(each);
    }

    byte[] bytes = Files.readAllBytes(same);
    assertThat(bytes).hasSize(1024).isEqualTo(Files.readAllBytes(Path.of(environment())));
    assertThat(Arrays.copyOfRange(bytes, 512, 1024)).containsOnly('#');
  }

  @Test
  void whatIsNoSlotIsRefused() {
    assertThat(catchThrowable(() -> slots("set-primary", "C; reboot")))
        .hasMessageContaining("slots are A and B");
  }

  /** As RAUC does it: bad before it writes, and the one that starts after. */
  private void install(String slot) throws Exception {
    slots("set-state", slot, "bad");
    slots("set-primary", slot);
  }

  /** What grub.cfg does at a start, and which slot that is. */
  private String start() throws Exception {
    Map<String, String> values = values();
    String pick = "B".equals(values.get("slot")) ? "B" : "A";
    if ("1".equals(values.get("left"))) {
      Programs.run(PATIENCE, "grub-editenv", environment(), "set", "left=0");
      pick = values.getOrDefault("trial", pick);
    }
    Files.writeString(folder.resolve("cmdline"), "root=x rauc.slot=" + pick + " quiet\n");
    return pick;
  }

  private Map<String, String> values() throws IOException, InterruptedException {
    if (Files.size(Path.of(environment())) == 0) {
      return Map.of();
    }
    return Programs.run(PATIENCE, "grub-editenv", environment(), "list")
        .lines()
        .map(line -> line.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  private String slots(String... arguments) throws IOException, InterruptedException {
    return slots(Optional.empty(), arguments);
  }

  private String slots(Optional<Path> programs, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    programs.ifPresent(it -> command.addAll(List.of("env", "PATH=" + it + ":" + PATH)));
    command.addAll(List.of("sh", SCRIPT.toString()));
    command.addAll(List.of(arguments));
    return Programs.run(
            Map.of(
                "TELEGUICHET_GRUBENV",
                environment(),
                "TELEGUICHET_COMMAND_LINE",
                folder.resolve("cmdline").toString()),
            PATIENCE,
            command)
        .strip();
  }

  private String environment() {
    return folder.resolve("grubenv").toString();
  }
}
