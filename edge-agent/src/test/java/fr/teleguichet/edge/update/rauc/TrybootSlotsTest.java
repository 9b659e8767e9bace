package fr.teleguichet.edge.update.rauc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * RAUC's way to the firmware of a Raspberry Pi, before a card that is a folder and a firmware that
 * reads autoboot.txt as its documentation says. No real firmware has read it yet.
 */
@Timeout(300)
class TrybootSlotsTest {

  private static final Path SCRIPT = Path.of("src/main/dist/bin/tryboot-slots").toAbsolutePath();
  private static final Pattern PARTITION = Pattern.compile("boot_partition=(\\d)");

  @TempDir private Path folder = Path.of("");

  /** How the script ended. */
  private record Run(int code, String said) {}

  @BeforeEach
  void aCardOfTheWorkshop() throws Exception {
    for (String each : List.of("autoboot", "slots", "run")) {
      Files.createDirectory(folder.resolve(each));
    }
    Files.writeString(folder.resolve("cmdline"), "console=tty1 rauc.slot=A quiet\n");
    tell("settle");
  }

  @Test
  void aCardWithoutAutobootFileGetsTheOneOfTheSlotThatRuns() throws Exception {
    assertThat(autoboot())
        .isEqualTo("[all]\ntryboot_a_b=1\nboot_partition=2\n[tryboot]\nboot_partition=3\n");
    assertThat(autoboot()).hasSizeLessThanOrEqualTo(512);
    assertThat(boot()).isEqualTo("A");
  }

  /**
   * The same system on a disk that somebody divided otherwise, such as with a partition more in
   * front.
   */
  @Test
  void theFirmwareIsToldTheNumbersOfTheLabelledPartitions() throws Exception {
    for (var each : Map.of("boot-a", "5", "boot-b", "6").entrySet()) {
      String name = "nvme0n1p" + each.getValue();
      Path device = Files.writeString(folder.resolve(name), "");
      Files.createDirectories(folder.resolve("labels"));
      Files.createSymbolicLink(folder.resolve("labels").resolve(each.getKey()), device);
      Path block = Files.createDirectories(folder.resolve("block").resolve(name));
      Files.writeString(block.resolve("partition"), each.getValue() + "\n");
    }
    tell("settle");
    assertThat(autoboot())
        .isEqualTo("[all]\ntryboot_a_b=1\nboot_partition=5\n[tryboot]\nboot_partition=6\n");
  }

  @Test
  void raucFindsItsSlotsOnWhateverMediumTheyAre() throws IOException {
    String system = Files.readString(Path.of("src/main/dist/rauc/system.conf"));
    assertThat(
            Pattern.compile("(?m)^device=(.+)$").matcher(system).results().map(it -> it.group(1)))
        .containsExactly(
            "/dev/disk/by-partlabel/root-a",
            "/dev/disk/by-partlabel/boot-a",
            "/dev/disk/by-partlabel/root-b",
            "/dev/disk/by-partlabel/boot-b");
    assertThat(system).doesNotContain("mmcblk", "nvme", "/dev/sd");
  }

  @Test
  void aChosenSlotIsTriedOnceAndStaysOnlyWhenItIsGood() throws Exception {
    install("B");
    assertThat(tell("get-primary")).isEqualTo("B");
    assertThat(tell("get-state", "B")).isEqualTo("good");
    assertThat(boot()).isEqualTo("B");
    assertThat(tell("get-primary")).isEqualTo("B");

    assertThat(boot()).isEqualTo("A");
    assertThat(tell("get-state", "B")).isEqualTo("bad");
    assertThat(tell("get-primary")).isEqualTo("A");

    install("B");
    assertThat(boot()).isEqualTo("B");
    tell("set-state", "B", "good");
    assertThat(boot()).isEqualTo("B");
    assertThat(boot()).isEqualTo("B");
  }

  @Test
  void aPowerCutBeforeTheTrialCostsTheTrialAndNothingElse() throws Exception {
    install("B");
    Files.delete(folder.resolve("run/reboot-param"));

    assertThat(boot()).isEqualTo("A");
    assertThat(tell("get-primary")).isEqualTo("A");
    assertThat(boot()).isEqualTo("A");
  }

  @Test
  void theFormerSlotIsTakenAgainAndTheBadOneIsNot() throws Exception {
    install("B");
    assertThat(boot()).isEqualTo("B");
    tell("set-state", "B", "good");
    tell("set-primary", "A");
    tell("set-state", "B", "bad");

    assertThat(tell("get-primary")).isEqualTo("A");
    assertThat(boot()).isEqualTo("A");
    assertThat(boot()).isEqualTo("A");
  }

  @Test
  void anAutobootFileThatIsDamagedIsMendedAndNotByTheSlotOnTrial() throws Exception {
    install("B");
    assertThat(boot()).isEqualTo("B");
    Files.writeString(folder.resolve("autoboot/autoboot.txt"), "[all]\nboot_part");

    tell("settle");

    assertThat(boot()).isEqualTo("A");
  }

  /** FAT has no journal: a check of the card leaves zeros, nothing, or what was another file's. */
  @ParameterizedTest
  @ValueSource(strings = {"", "ZEROS", "[all]\ntryboot_a_b=1\n", "../escaped"})
  void whatADamagedCardSaysOfTheSlotsKeepsNoLaterUpdateAway(String left) throws Exception {
    for (String name : List.of("trial", "A", "B")) {
      Files.writeString(folder.resolve("slots").resolve(name), left.replace("ZEROS", "\0\0"));
    }

    assertThat(boot()).isEqualTo("A");

    assertThat(tell("get-primary")).isEqualTo("A");
    assertThat(tell("get-state", "A")).as("it runs").isEqualTo("good");
    assertThat(tell("get-state", "B")).as("nobody knows what was written there").isEqualTo("bad");
    assertThat(folder.resolve("slots/trial")).doesNotExist();
    assertThat(folder.resolve("escaped")).doesNotExist();
    install("B");
    assertThat(boot()).isEqualTo("B");
    tell("set-state", "B", "good");
    assertThat(boot()).isEqualTo("B");
  }

  /** A cut in the middle of it leaves what was there before, or all of what is new. */
  @Test
  void theAutobootFileIsOneSectorThatStaysWhereItIs() throws Exception {
    Path same = Files.createLink(folder.resolve("same"), folder.resolve("autoboot/autoboot.txt"));
    install("B");
    assertThat(boot()).isEqualTo("B");
    tell("set-state", "B", "good");

    assertThat(boot()).isEqualTo("B");
    assertThat(Files.readString(same)).isEqualTo(autoboot()).hasSizeLessThan(512);
  }

  @Test
  void aTrialThatNobodyConfirmsInTimeIsEndedByAStartAndNothingElseIs() throws Exception {
    assertThat(overdue()).isFalse();

    install("B");
    assertThat(overdue()).isFalse();
    assertThat(boot()).isEqualTo("B");
    assertThat(overdue()).isTrue();
    assertThat(boot()).isEqualTo("A");
    assertThat(overdue()).isFalse();
    assertThat(tell("get-state", "B")).isEqualTo("bad");

    install("B");
    assertThat(boot()).isEqualTo("B");
    tell("set-state", "B", "good");
    assertThat(overdue()).isFalse();
  }

  /**
   * What an update goes through, cut before each of the programs that the script runs, which are
   * all that it writes by.
   */
  @ParameterizedTest
  @ValueSource(strings = {"chosen", "confirmed", "given up", "taken back"})
  void aPowerCutBetweenAnyTwoWritesLeavesAWholeSlotAndTheNextUpdateWorks(String step)
      throws Exception {
    int cuts = 0;
    for (boolean isCut = true; isCut; cuts += isCut ? 1 : 0) {
      var _ = run(Map.of(), List.of("set-primary", "A"));
      tell("set-state", "A", "good");
      while (!boot().equals("A")) {
        tell("set-primary", "A");
      }
      tell("set-state", "B", "bad");
      if (!step.equals("chosen")) {
        tell("set-primary", "B");
        assertThat(boot()).as("before cut %d", cuts).isEqualTo("B");
      }
      isCut =
          run(
                      killing(cuts + 1),
                      switch (step) {
                        case "chosen" -> List.of("set-primary", "B");
                        case "confirmed" -> List.of("set-state", "B", "good");
                        case "given up" -> List.of("set-state", "B", "bad");
                        default -> List.of("set-primary", "A");
                      })
                  .code()
              != 0;

      // Whichever slot it is, it is whole; from then on nothing changes by itself.
      String first = boot();
      String settled = boot();
      assertThat(settled).as("after %s and cut %d", first, cuts).isIn("A", first);
      assertThat(boot()).isEqualTo(settled);
      if (step.equals("confirmed") && !isCut) {
        assertThat(settled).isEqualTo("B");
      }
      String other = settled.equals("A") ? "B" : "A";
      install(other);
      assertThat(boot()).isEqualTo(other);
      tell("set-state", other, "good");
      assertThat(boot()).isEqualTo(other);
    }
    assertThat(cuts).isGreaterThan(1);
  }

  /** Whether the machine is started again for that. */
  private boolean overdue() throws Exception {
    Path bin = Files.createTempDirectory(folder, "bin");
    Path systemctl =
        Files.writeString(
            bin.resolve("systemctl"), "#!/bin/sh\necho \"$@\" > " + bin + "/called\n");
    var _ = Files.setPosixFilePermissions(systemctl, PosixFilePermissions.fromString("rwxr-xr-x"));
    Run run = run(Map.of("PATH", bin + ":/usr/bin:/bin"), List.of("overdue"));
    assertThat(run.code()).as(run.said()).isZero();
    return Files.exists(bin.resolve("called"));
  }

  @Test
  void whatIsNoSlotOrNoStateIsRefused() throws Exception {
    for (List<String> words :
        List.of(
            List.of("set-primary", "C"),
            List.of("set-primary"),
            List.of("set-state", "A", "fine"),
            List.of("get-state", "../A"),
            List.of("something"),
            List.<String>of())) {
      Run run = run(Map.of(), words);
      assertThat(run.code()).as(words.toString()).isEqualTo(1);
      assertThat(run.said()).startsWith("tryboot-slots: ");
    }
  }

  /**
   * Installations, confirmations, ways back and starts in any order, killed at any program that the
   * script runs: the machine never starts from the slot that was being written.
   */
  @Test
  void whateverHappensTheMachineStartsFromAWholeSlot() throws Exception {
    int kills = 0;
    for (long seed = 1; seed <= 8; seed++) {
      var random = new Random(seed);
      List<String> broken = new ArrayList<>();
      for (int move = 0; move < 20; move++) {
        String running = running();
        String other = running.equals("A") ? "B" : "A";
        Map<String, String> environment =
            random.nextInt(3) == 0 ? killing(1 + random.nextInt(6)) : Map.of();
        boolean isWhole = true;
        switch (random.nextInt(3)) {
          case 0 -> {
            // As RAUC does: nothing is written unless the slot could be marked.
            if (run(Map.of(), List.of("set-state", other, "bad")).code() == 0) {
              boolean isWritten = random.nextInt(4) > 0;
              broken.remove(other);
              if (isWritten) {
                isWhole = run(environment, List.of("set-primary", other)).code() == 0;
              } else {
                broken.add(other);
              }
            }
          }
          case 1 -> isWhole = run(environment, List.of("set-state", running, "good")).code() == 0;
          default -> {
            if (!broken.contains(other) && tell("get-state", other).equals("good")) {
              isWhole =
                  run(environment, List.of("set-primary", other)).code() == 0
                      && run(environment, List.of("set-state", running, "bad")).code() == 0;
            }
          }
        }
        kills += isWhole ? 0 : 1;
        assertThat(boot()).as("seed %d, move %d", seed, move).isNotIn(broken);
      }
    }
    assertThat(kills).isGreaterThan(15);
  }

  private void install(String slot) throws Exception {
    tell("set-state", slot, "bad");
    tell("set-primary", slot);
  }

  private String autoboot() throws IOException {
    return Files.readString(folder.resolve("autoboot/autoboot.txt"));
  }

  private String running() throws IOException {
    return Files.readString(folder.resolve("cmdline")).contains("rauc.slot=A") ? "A" : "B";
  }

  /** The machine starts: the firmware chooses, the reboot's parameter is used up. */
  private String boot() throws Exception {
    Path parameter = folder.resolve("run/reboot-param");
    boolean tries =
        Files.exists(parameter) && Files.readString(parameter).strip().equals("0 tryboot");
    Files.deleteIfExists(parameter);
    List<String> partitions =
        PARTITION.matcher(autoboot()).results().map(it -> it.group(1)).toList();
    String slot = partitions.get(tries ? 1 : 0).equals("2") ? "A" : "B";
    Files.writeString(folder.resolve("cmdline"), "console=tty1 rauc.slot=" + slot + " quiet\n");
    tell("settle");
    return slot;
  }

  /** Runs the script, which has to do it. */
  private String tell(String... words) throws Exception {
    Run run = run(Map.of(), List.of(words));
    assertThat(run.code()).as("%s: %s", List.of(words), run.said()).isZero();
    return run.said();
  }

  private Run run(Map<String, String> environment, List<String> words) throws Exception {
    List<String> all = new ArrayList<>(List.of("setsid", "sh", SCRIPT.toString()));
    all.addAll(words);
    var builder = new ProcessBuilder(all).redirectErrorStream(true);
    Map<String, String> set = builder.environment();
    set.put("TELEGUICHET_AUTOBOOT", folder.resolve("autoboot").toString());
    set.put("TELEGUICHET_SLOTS", folder.resolve("slots").toString());
    set.put("TELEGUICHET_LABELS", folder.resolve("labels").toString());
    set.put("TELEGUICHET_BLOCK", folder.resolve("block").toString());
    set.put("TELEGUICHET_COMMAND_LINE", folder.resolve("cmdline").toString());
    set.put("TELEGUICHET_REBOOT_PARAMETER", folder.resolve("run/reboot-param").toString());
    set.putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), said.strip());
  }

  /** An environment in which the script with all its children is killed at a program of it. */
  private Map<String, String> killing(int at) throws IOException {
    Path bin = Files.createTempDirectory(folder, "bin");
    for (String program : List.of("mv", "sync", "rm")) {
      Path file =
          Files.writeString(
              bin.resolve(program),
              """
              #!/bin/sh
              echo >> %1$s/count
              [ "$(wc -l < %1$s/count)" -ne %2$d ] || kill -9 0
              PATH=/usr/bin:/bin exec %3$s "$@"
              """
                  .formatted(bin, at, program));
      var _ = Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return Map.of("PATH", bin + ":/usr/bin:/bin");
  }
}
