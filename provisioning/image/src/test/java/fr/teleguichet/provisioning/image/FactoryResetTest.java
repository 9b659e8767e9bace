package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The start that resets a kiosk: what is gone, what is left, and that no power cut changes that.
 */
@Timeout(300)
final class FactoryResetTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Path SCRIPTS =
      Path.of("src/main/image/common/usr/lib/teleguichet-image").toAbsolutePath();
  private static final String AGENT = "data/var/lib/teleguichet-edge-agent/";
  private static final String REQUEST = AGENT + "factory-reset";
  private static final String PLAN = "data/system/factory-reset";
  private static final String ID = "0123456789abcdef0123456789abcdef\n";

  /** Stands in everything that a thief must not find once the identity is wiped. */
  private static final String SECRET = "what-a-thief-wants";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void aKioskInService() throws IOException {
    put("factory/etc/teleguichet/agent.yaml", "image: 1\n");
    put("factory/etc/teleguichet/release-keys.pem", "keys\n");
    put("factory/var/lib/something/of-debian", "from the package\n");
    put("boot/grub/grub.cfg", "the boot loader's\n");
    put("boot/teleguichet/agent.yaml", "card: " + SECRET + "\n");
    put("boot/teleguichet/network/wifi.nmconnection", "psk=" + SECRET + "\n");
    put("boot/teleguichet/claim.json", SECRET);
    put("boot/network-config", "password: " + SECRET + "\n");
    put("data/system/card/wifi.nmconnection", "psk=" + SECRET + "\n");
    put("data/system/machine-id", ID);
    put("data/etc/teleguichet/agent.yaml", "on site: " + SECRET + "\n");
    put("data/etc/NetworkManager/system-connections/site.nmconnection", "psk=" + SECRET + "\n");
    put("data/var/lib/NetworkManager/secret_key", SECRET);
    put("data/var/log/journal/log", SECRET);
    put(AGENT + "identity/key.pem", SECRET);
    put(AGENT + "identity/certificate.pem", SECRET);
    put(AGENT + "journal.db", "records, " + SECRET);
    put(AGENT + "configurations/versions/7/agent.yaml", SECRET);
    put(AGENT + "releases/versions/2/bin/edge-agent", "a program\n");
  }

  @Test
  void nobodyAskedForAnythingSoNothingChanges() throws Exception {
    Map<String, String> before = tree();

    reset();

    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void whoStaysWhoItIsKeepsKeyRecordsAndProgramsAndBeginsWithTheWorkshopsSettings()
      throws Exception {
    ask("keep-identity");

    start();

    assertThat(tree())
        .containsEntry(AGENT + "identity/key.pem", SECRET)
        .containsEntry(AGENT + "identity/certificate.pem", SECRET)
        .containsEntry(AGENT + "journal.db", "records, " + SECRET)
        .containsKey(AGENT + "releases/versions/2/bin/edge-agent")
        .containsEntry("data/system/machine-id", ID)
        .containsEntry("data/etc/teleguichet/agent.yaml", "card: " + SECRET + "\n")
        .containsKey("data/etc/NetworkManager/system-connections/wifi.nmconnection")
        .doesNotContainKey("data/etc/NetworkManager/system-connections/site.nmconnection")
        .doesNotContainKey("data/var/lib/NetworkManager/secret_key")
        .doesNotContainKey(AGENT + "configurations/versions/7/agent.yaml")
        // The agent does its own part when it finds this.
        .containsKey(REQUEST + ".done")
        .doesNotContainKey(REQUEST)
        .doesNotContainKey(PLAN);
  }

  /** As the card is once the kiosk has served. */
  @Test
  void networksThatAreOnTheCardNoMoreComeBackToWhoStaysWhoItIs() throws Exception {
    put("boot/teleguichet/network/wifi.nmconnection", "");
    ask("keep-identity");

    start();

    assertThat(tree())
        .containsEntry(
            "data/etc/NetworkManager/system-connections/wifi.nmconnection", "psk=" + SECRET + "\n");
  }

  @Test
  void whoIsWipedIsAsFromTheShopAndAThiefFindsNothing() throws Exception {
    ask("wipe-identity");

    start();

    assertThat(tree())
        .containsEntry("data/etc/teleguichet/agent.yaml", "image: 1\n")
        .containsEntry("data/var/lib/something/of-debian", "from the package\n")
        .containsEntry("boot/grub/grub.cfg", "the boot loader's\n")
        .doesNotContainKey(PLAN);
    assertThat(tree().toString()).doesNotContain(SECRET).doesNotContain("boot/teleguichet");
    assertThat(tree().get("data/system/machine-id")).matches("[0-9a-f]{32}\n").isNotEqualTo(ID);
    assertThat(folder.resolve(AGENT)).doesNotExist();
  }

  /** A boot partition with errors is mounted so that it can be read only. */
  @Test
  void aCardThatCanNotBeWrittenIsWipedByALaterStartAndKeepsNothingElse() throws Exception {
    ask("wipe-identity");
    String readOnly = failing("shred", "rm");

    assertThat(resetWith(readOnly, 1)).contains("the card can't be wiped", "starts again");
    layOut();

    assertThat(tree())
        .containsKey("boot/teleguichet/claim.json")
        .containsEntry("data/etc/teleguichet/agent.yaml", "image: 1\n")
        .containsEntry("data/var/lib/something/of-debian", "from the package\n")
        .doesNotContainKey(PLAN);
    assertThat(data()).doesNotContain(SECRET);
    String id = tree().get("data/system/machine-id");
    assertThat(id).matches("[0-9a-f]{32}\n").isNotEqualTo(ID);

    assertThat(resetWith(readOnly, 1)).as("no second restart").doesNotContain("starts again");
    layOut();
    assertThat(data()).doesNotContain(SECRET).contains(id);

    assertThat(reset()).doesNotContain("starts again");
    assertThat(tree().toString()).doesNotContain(SECRET).doesNotContain("boot/teleguichet");
    put("boot/teleguichet/agent.yaml", "card: 2\n");
    layOut();
    assertThat(tree()).containsEntry("data/etc/teleguichet/agent.yaml", "card: 2\n");
  }

  @Test
  void whatCanNotBeOverwrittenIsDeletedAllTheSame() throws Exception {
    ask("wipe-identity");

    assertThat(resetWith(failing("shred"), 0)).contains("can't all be overwritten");
    layOut();

    assertThat(tree().toString()).doesNotContain(SECRET);
  }

  /** What the machine was when it started must not be written down for what it is now. */
  @Test
  void aWipedMachineStartsAgainBeforeAnythingElseIsDone() throws Exception {
    ask("wipe-identity");
    assertThat(reset()).contains("the machine starts again");

    aKioskInService();
    ask("keep-identity");
    assertThat(reset()).doesNotContain("the machine starts again");
  }

  @ParameterizedTest
  @ValueSource(strings = {"planned", "settings", "configurations", "done", "forgotten"})
  void aPowerCutInAResetThatKeepsTheIdentityChangesNothingOfItsEnd(String step) throws Exception {
    Map<String, String> end = endOf("keep-identity", Optional.empty());

    assertThat(endOf("keep-identity", Optional.of(step))).isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(strings = {"planned", "secrets", "card", "var", "done", "forgotten"})
  void aPowerCutInAWipeChangesNothingOfItsEnd(String step) throws Exception {
    Map<String, String> end = endOf("wipe-identity", Optional.empty());

    assertThat(endOf("wipe-identity", Optional.of(step))).isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "kind=everything\n",
        "kind=wipe-identity; reboot\n",
        " kind=wipe-identity\n",
        "kind=keep-identity/../..\n"
      })
  void whatIsNoRequestIsNone(String content) throws Exception {
    put(REQUEST, content);
    Map<String, String> before = tree();

    reset();

    assertThat(tree()).isEqualTo(before);
  }

  /** The agent owns its folder, and root must not be led out of it. */
  @Test
  void linksThatTheAgentLeftAreDeletedAndNotFollowed() throws Exception {
    put("elsewhere/of-root", "root's own\n");
    put("kind-elsewhere", "kind=wipe-identity\n");
    link(REQUEST, "kind-elsewhere");
    reset();
    assertThat(tree()).containsKey(AGENT + "identity/key.pem");
    Files.delete(folder.resolve(REQUEST));

    delete(folder.resolve(AGENT + "configurations"));
    link(AGENT + "configurations", "elsewhere");
    ask("keep-identity");
    start();
    assertThat(tree()).containsEntry("elsewhere/of-root", "root's own\n");
    assertThat(folder.resolve(AGENT + "configurations")).doesNotExist();

    link(AGENT + "identity/led-away", "elsewhere/of-root");
    link(AGENT + "led-away", "elsewhere");
    ask("wipe-identity");
    start();
    assertThat(tree()).containsEntry("elsewhere/of-root", "root's own\n");
  }

  /** What the file system is like after it, when the power went once at a step. */
  private Map<String, String> endOf(String kind, Optional<String> cut) throws Exception {
    delete(folder.resolve("data"));
    delete(folder.resolve("boot"));
    aKioskInService();
    ask(kind);
    if (cut.isPresent()) {
      assertThat(cutAt(cut.get())).as("the step is reached").isTrue();
    }
    start();
    Map<String, String> end = tree();
    // Another one each time, of which the test of the wipe has seen the form.
    if (kind.equals("wipe-identity")) {
      assertThat(end.remove("data/system/machine-id")).isNotEqualTo(ID);
    }
    return end;
  }

  private void ask(String kind) throws IOException {
    put(REQUEST, "kind=" + kind + "\nid=00000000-0000-4000-8000-000000000001\n");
  }

  /** A start of the machine; after a wipe there is another. */
  private void start() throws Exception {
    if (reset().contains("the machine starts again")) {
      reset();
    }
    layOut();
  }

  private void layOut() throws Exception {
    Programs.run(
        PATIENCE,
        "sh",
        SCRIPTS.resolve("lay-out-data").toString(),
        folder.resolve("data").toString(),
        folder.resolve("boot").toString(),
        folder.resolve("factory").toString(),
        folder.resolve("none").toString());
  }

  private String reset() throws Exception {
    return Programs.run(Map.of(), PATIENCE, command(":"));
  }

  /** The same with a folder of programs that go before the machine's own. */
  private String resetWith(String programs, int status) throws Exception {
    var builder = new ProcessBuilder(command(":")).redirectErrorStream(true);
    builder.environment().merge("PATH", programs + ":", (own, before) -> before + own);
    Process process = builder.start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(told).isEqualTo(status);
    return told;
  }

  /** A folder with programs that fail for what is on the card, and else do what they should. */
  private String failing(String... names) throws IOException {
    Path programs = Files.createDirectories(folder.resolve("programs"));
    for (String name : names) {
      Path program = programs.resolve(name);
      Files.writeString(
          program,
          """
          #!/bin/sh
          case "$*" in *%s/*) exit 1 ;; esac
          PATH=${PATH#*:} exec %s "$@"
          """
              .formatted(folder.resolve("boot"), name));
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return programs.toString();
  }

  /** Kills the script where the power would have gone; whether it came that far. */
  private boolean cutAt(String step) throws Exception {
    Path power = folder.resolve("power");
    Files.writeString(power, "[ \"$1\" != " + step + " ] || kill -KILL $PPID\n");
    Process process = new ProcessBuilder(command("sh " + power)).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    Files.delete(power);
    return process.exitValue() == 128 + 9;
  }

  private List<String> command(String step) {
    return List.of(
        "env",
        "TELEGUICHET_RESET_STEP=" + step,
        "TELEGUICHET_REBOOT=echo the machine starts again",
        "TELEGUICHET_WAIT=:",
        "sh",
        SCRIPTS.resolve("factory-reset").toString(),
        folder.resolve("data").toString(),
        folder.resolve("boot").toString());
  }

  /** Every file by its path. */
  private Map<String, String> tree() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path path :
          found.filter(it -> Files.isRegularFile(it, LinkOption.NOFOLLOW_LINKS)).toList()) {
        files.put(folder.relativize(path).toString(), Files.readString(path));
      }
    }
    return files;
  }

  private String data() throws IOException {
    Map<String, String> files = tree();
    files.keySet().removeIf(it -> !it.startsWith("data/"));
    return files.toString();
  }

  private void link(String path, String to) throws IOException {
    Files.createSymbolicLink(folder.resolve(path), folder.resolve(to));
  }

  private static void delete(Path path) throws Exception {
    Programs.run(PATIENCE, "rm", "-rf", path.toString());
  }

  private void put(String path, String content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    Files.writeString(file, content);
  }
}
