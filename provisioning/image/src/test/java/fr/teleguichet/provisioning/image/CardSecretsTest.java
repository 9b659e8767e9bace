package fr.teleguichet.provisioning.image;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where passwords, keys and PINs of a place's networks, its proxy and the technician lie, from the
 * prepared card on.
 */
@Timeout(300)
final class CardSecretsTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Path SCRIPTS =
      Path.of("src/main/image/common/usr/lib/teleguichet-image").toAbsolutePath();
  private static final String SECRET = "what-a-thief-wants";
  private static final String PIN = "804612";
  private static final String WIFI = "teleguichet-wifi.nmconnection";
  private static final String WIRED = "teleguichet-wired.nmconnection";
  private static final String CELLULAR = "teleguichet-cellular.nmconnection";
  private static final String ON_CARD = "boot/teleguichet/network/";
  private static final String LAID_OUT = "data/etc/NetworkManager/system-connections/";
  private static final String BROUGHT = "data/system/card/";
  private static final String SETTINGS = "boot/teleguichet/agent.yaml";
  private static final String PASSWORD = "boot/teleguichet/proxy-password";
  private static final String IN_USE = "data/etc/teleguichet/";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void aCardAsItIsPrepared() throws IOException {
    Files.createDirectories(folder.resolve("factory/var/lib"));
    Files.createDirectories(folder.resolve("data"));
    put(
        SETTINGS,
        """
        network:
          proxy:
            address: "proxy.example:3128"
            user: "borne"
            password-file: "/boot/firmware/teleguichet/proxy-password"
        technician:
          pin: "%s"
        """
            .formatted(PIN));
    put(PASSWORD, SECRET + "\n");
    put(ON_CARD + WIFI, "[wifi-security]\npsk=" + SECRET + "\n");
    put(ON_CARD + CELLULAR, "[gsm]\npin=" + PIN + "\n");
    put(
        ON_CARD + WIRED,
        """
        [802-1x]
        client-cert=/boot/firmware/teleguichet/network/cable-certificate.pem
        private-key=/boot/firmware/teleguichet/network/cable-key.pem
        """);
    put(ON_CARD + "cable-certificate.pem", "everybody may see it\n");
    put(ON_CARD + "cable-key.pem", SECRET + "\n");
    put("boot/network-config", "password: " + SECRET + "\n");
  }

  @Test
  void onceTheUnitIsAKioskTheCardHasNoSecretAndTheKioskHasAllOfThem() throws Exception {
    layOut();
    clear();

    assertThat(tree("boot").toString()).doesNotContain(SECRET).doesNotContain(PIN);
    assertThat(tree("boot"))
        .containsEntry(ON_CARD + "cable-certificate.pem", "everybody may see it\n")
        // A network whose file is gone would be taken away.
        .containsKeys(ON_CARD + WIFI, ON_CARD + WIRED, ON_CARD + CELLULAR);
    Map<String, String> after = tree("data");
    assertThat(after.get(LAID_OUT + WIFI)).contains(SECRET);
    assertThat(after.get(LAID_OUT + CELLULAR)).contains("pin=" + PIN);
    assertThat(after.get(LAID_OUT + WIRED))
        .contains("\nclient-cert=/boot/firmware/teleguichet/network/cable-certificate.pem\n")
        .contains("\nprivate-key=" + folder.resolve(BROUGHT + "cable-key.pem") + "\n");
    assertThat(after).containsEntry(BROUGHT + "cable-key.pem", SECRET + "\n");
    assertThat(mode(BROUGHT)).isEqualTo("rwx------");
    assertThat(mode(BROUGHT + "cable-key.pem")).isEqualTo("rw-------");
    assertThat(mode(LAID_OUT + WIRED)).isEqualTo("rw-------");
    assertThat(after.get(IN_USE + "agent.yaml"))
        .contains("pin: \"" + PIN + "\"")
        .contains("password-file: \"/etc/teleguichet/proxy-password\"");
    assertThat(after).containsEntry(IN_USE + "proxy-password", SECRET + "\n");
    for (String own : List.of("agent.yaml", "proxy-password")) {
      assertThat(mode(BROUGHT + own)).isEqualTo("rw-------");
      assertThat(mode(IN_USE + own)).isEqualTo("rw-r-----");
    }

    layOut();
    clear();

    assertThat(tree("data")).isEqualTo(after);
  }

  /** Whoever looks at the card, or an earlier version of the image, goes by them as before. */
  @Test
  void settingsWithoutASecretStayOnTheCard() throws Exception {
    put(SETTINGS, "kiosk:\n  id: \"figeac-01\"\n");
    layOut();
    clear();

    assertThat(tree("boot")).containsEntry(SETTINGS, "kiosk:\n  id: \"figeac-01\"\n");
  }

  /** As a person may write them, by hand. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "technician: {pin: %s}\n",
        "technician:\n  \"pin\": \"%s\"\n",
        "link:\n  'password' : '%s'\n",
        "screen:\n  records-token: %s\n"
      })
  void settingsWithASecretAreEmptiedInWhateverForm(String settings) throws Exception {
    put(SETTINGS, settings.formatted(PIN));
    layOut();
    clear();

    assertThat(tree("boot")).containsEntry(SETTINGS, "");
  }

  /** An earlier version of the image would go by settings that name an empty file. */
  @Test
  void theProxysPasswordStaysOnTheCardAsLongAsTheSettingsThatNameIt() throws Exception {
    layOut();
    String another = requireNonNull(tree("boot").get(SETTINGS)).replace("borne", "guest");
    put(SETTINGS, another);

    assertThat(clear()).contains("agent.yaml stays");
    assertThat(tree("boot"))
        .containsEntry(SETTINGS, another)
        .containsEntry(PASSWORD, SECRET + "\n");

    layOut();
    clear();
    assertThat(tree("boot")).containsEntry(SETTINGS, "").containsEntry(PASSWORD, "");
    assertThat(tree("data").get(IN_USE + "agent.yaml")).contains("user: \"guest\"");
  }

  @Test
  void withoutACopyToGoByTheProxysPasswordIsReadOnTheCard() throws Exception {
    Files.createDirectories(folder.resolve(IN_USE + "proxy-password.new"));

    layOut();
    clear();

    assertThat(tree("data").get(IN_USE + "agent.yaml"))
        .contains("password-file: \"/boot/firmware/teleguichet/proxy-password\"");
    assertThat(tree("boot")).containsEntry(PASSWORD, SECRET + "\n");
  }

  @Test
  void aNewFileOnTheCardReplacesWhatTheKioskHas() throws Exception {
    layOut();
    clear();
    put(ON_CARD + WIFI, "psk=another\n");
    layOut();

    assertThat(tree("data"))
        .containsEntry(LAID_OUT + WIFI, "psk=another\n")
        .containsKey(LAID_OUT + WIRED);
    clear();
    assertThat(tree("boot")).containsEntry(ON_CARD + WIFI, "");
  }

  @Test
  void ofACardThatIsPreparedAnewNothingOfTheFormerPlaceIsLeft() throws Exception {
    layOut();
    clear();
    for (String former : List.of(WIFI, WIRED, CELLULAR, "cable-key.pem")) {
      Files.delete(folder.resolve(ON_CARD + former));
    }
    Files.delete(folder.resolve(PASSWORD));
    put(SETTINGS, "card: 2\n");
    layOut();

    assertThat(tree("data").keySet()).doesNotContain(LAID_OUT + WIFI, LAID_OUT + WIRED);
    assertThat(tree("data").toString()).doesNotContain(SECRET).doesNotContain(PIN);
  }

  @Test
  void whatIsOnTheCardAloneStaysThere() throws Exception {
    layOut();
    String another = "[wifi-security]\npsk=" + SECRET.replace('f', 'v') + "\n";
    put(ON_CARD + WIFI, another);

    assertThat(clear()).contains(WIFI + " stays");

    assertThat(tree("boot"))
        .containsEntry(ON_CARD + WIFI, another)
        .containsEntry("boot/network-config", "password: " + SECRET + "\n")
        .containsEntry(ON_CARD + "cable-key.pem", "");
  }

  /** Wherever the two differ, and be it by one letter of a key. */
  @Test
  void aKeyThatDiffersByOneLetterStaysOnTheCard() throws Exception {
    layOut();
    String key = SECRET + "\n";
    for (int at = 0; at < SECRET.length(); at++) {
      String another = key.substring(0, at) + "X" + key.substring(at + 1);
      put(ON_CARD + "cable-key.pem", another);

      clear();

      assertThat(tree("boot")).as("at %s", at).containsEntry(ON_CARD + "cable-key.pem", another);
    }
  }

  /** A worn drive has the file still, and does not give it any more. */
  @Test
  void whatCanNotBeComparedStaysOnTheCard() throws Exception {
    layOut();
    Map<String, String> before = tree("boot");
    Path worn = Files.createDirectory(folder.resolve("worn"));
    Path cmp = Files.writeString(worn.resolve("cmp"), "#!/bin/sh\nexit 2\n");
    Files.setPosixFilePermissions(cmp, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> command = new ArrayList<>(command("clear-card", ":"));
    command.add(1, "PATH=" + worn + ":" + System.getenv("PATH"));

    String _ = Programs.run(Map.of(), PATIENCE, command);

    assertThat(tree("boot")).isEqualTo(before);
  }

  /** As a cut leaves it that comes while the card itself is written. */
  @Test
  void whatWasOverwrittenInPartIsEmptied() throws Exception {
    layOut();
    put(ON_CARD + "cable-key.pem", "\0".repeat(7) + (SECRET + "\n").substring(7));
    String settings = requireNonNull(tree("boot").get(SETTINGS));
    put(SETTINGS, "\0".repeat(settings.length() - 1) + "\n");
    clear();
    layOut();

    assertThat(tree("boot"))
        .containsEntry(ON_CARD + "cable-key.pem", "")
        .containsEntry(SETTINGS, "");
    assertThat(tree("data"))
        .containsEntry(BROUGHT + "cable-key.pem", SECRET + "\n")
        .containsEntry(BROUGHT + "agent.yaml", settings);
  }

  @ParameterizedTest
  @CsvSource({"lay-out-data, brought", "clear-card, overwritten", "clear-card, emptied"})
  void aPowerCutLosesNothingAndTheNextStartDoesTheRest(String script, String step)
      throws Exception {
    layOut();
    clear();
    Map<String, String> end = tree("");

    for (int times = 1; times <= 7; times++) {
      Programs.run(PATIENCE, "rm", "-rf", folder.resolve("data").toString());
      aCardAsItIsPrepared();
      if (script.equals("clear-card")) {
        layOut();
      }
      cutAt(script, step, times);
      layOut();
      clear();
      assertThat(tree("")).as("cut after %s times", times).isEqualTo(end);
    }
  }

  private void layOut() throws Exception {
    String _ = Programs.run(Map.of(), PATIENCE, command("lay-out-data", ":"));
  }

  private String clear() throws Exception {
    return Programs.run(Map.of(), PATIENCE, command("clear-card", ":"));
  }

  /** Kills the script where the power would have gone, when it is there for the n-th time. */
  private void cutAt(String script, String step, int times) throws Exception {
    Path power = folder.resolveSibling(folder.getFileName() + "-power");
    Path count = folder.resolveSibling(folder.getFileName() + "-count");
    Files.writeString(
        power,
        "[ \"$1\" = %s ] || exit 0; echo >> %s; [ $(wc -l < %2$s) -lt %d ] || kill -KILL $PPID\n"
            .formatted(step, count, times));
    Process process =
        new ProcessBuilder(command(script, "sh " + power)).redirectErrorStream(true).start();
    byte[] _ = process.getInputStream().readAllBytes();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    Files.delete(power);
    Files.delete(count);
    boolean reached = times <= 6 || !script.equals("lay-out-data");
    assertThat(process.exitValue()).isEqualTo(reached ? 128 + 9 : 0);
  }

  private List<String> command(String script, String step) {
    List<String> command =
        List.of(
            "env",
            "TELEGUICHET_CARD_STEP=" + step,
            "sh",
            SCRIPTS.resolve(script).toString(),
            folder.resolve("data").toString(),
            folder.resolve("boot").toString());
    return script.equals("clear-card")
        ? command
        : Stream.concat(
                command.stream(),
                Stream.of("factory", "none").map(it -> folder.resolve(it).toString()))
            .toList();
  }

  private Map<String, String> tree(String part) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(folder.resolve(part))) {
      for (Path path : found.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(path).toString(), Files.readString(path));
      }
    }
    return files;
  }

  private String mode(String path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(path)));
  }

  private void put(String path, String content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
