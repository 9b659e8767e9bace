package fr.teleguichet.edge.boot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.configuration.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that says what a kiosk needs, against what the program starts and brings. */
final class InstallingTest {

  private static final Path DIST = Path.of("src/main/dist");

  /** Each way in which the code names a program of the system. */
  private static final Pattern IN_CODE =
      Pattern.compile("(?:Program\\.of\\(|Command\\.of\\(List\\.of\\()\\s*\"([a-z0-9/-]+)\"");

  private static final Pattern IN_UNIT = Pattern.compile("/usr/bin/([a-z0-9-]+)");
  private static final Pattern IN_SCRIPT = Pattern.compile("(?m)^exec ([a-z0-9-]+) ");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\| ([^|]+) \\|");

  @Test
  void everyProgramThatIsStartedStandsThereWithItsPackageAndNoOther() throws IOException {
    Set<String> started = new TreeSet<>(Set.of("java"));
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(it -> it.toString().endsWith(".java")).toList()) {
        find(IN_CODE, Files.readString(source)).map(InstallingTest::name).forEach(started::add);
      }
    }
    String screen = Files.readString(DIST.resolve("teleguichet-screen.service"));
    find(IN_UNIT, screen).forEach(started::add);
    find(IN_SCRIPT, Files.readString(DIST.resolve("bin/start-screen"))).forEach(started::add);
    started.add(Setting.SPEECH_COMMAND.fallback().split(" ", -1)[0]);
    assertThat(started).contains("wlr-randr", "cage", "chromium", "vcgencmd", "journalctl");

    assertThat(find(ROW, section("## 1. Packages", "No program is started")))
        .containsExactlyInAnyOrderElementsOf(started);
  }

  @Test
  void everyPackageOfTheTableIsInstalledUnlessItComesOtherwise() throws IOException {
    List<String> installed =
        List.of(section("apt-get install --no-install-recommends", "```").split("[\\s\\\\]+"));
    Set<String> otherwise = Set.of("systemd", "ddcutil", "i2c-tools", "sane-utils", "raspi-utils");
    Matcher rows = ROW.matcher(section("## 1. Packages", "No program is started"));
    while (rows.find()) {
      Arrays.stream(rows.group(2).split(", "))
          .filter(it -> !it.startsWith("of "))
          .filter(it -> !otherwise.contains(it))
          .forEach(it -> assertThat(installed).contains(it));
    }
  }

  @Test
  void everyFileThatIsBroughtHasItsPlace() throws IOException {
    String files = section("## 3. Files", "## 4.");
    try (Stream<Path> brought = Files.list(DIST)) {
      assertThat(brought)
          .isNotEmpty()
          .allSatisfy(
              it ->
                  assertThat(files)
                      .contains("`" + it.getFileName() + (Files.isDirectory(it) ? "/`" : "`")));
    }
    assertThat(files).contains("`lib/`");
  }

  /**
   * The groups of the unit and its drop-ins: one that nobody made keeps the agent from starting.
   */
  @Test
  void everyGroupThatTheAgentIsInIsNamed() throws IOException {
    String users = section("## 2. Users", "## 3.");
    try (Stream<Path> units = Files.list(DIST)) {
      for (Path unit : units.filter(Files::isRegularFile).toList()) {
        find(Pattern.compile("(?m)^SupplementaryGroups=(.+)$"), Files.readString(unit))
            .flatMap(it -> Arrays.stream(it.split(" ")))
            .forEach(it -> assertThat(users).as(unit.toString()).contains("`" + it + "`"));
      }
    }
  }

  private static Stream<String> find(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(it -> it.group(1));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String section(String from, String to) throws IOException {
    String page = Files.readString(Path.of("docs/installing.md"));
    int begin = page.indexOf(from);
    assertThat(begin).as(from).isNotNegative();
    return page.substring(begin, page.indexOf(to, begin + from.length()));
  }
}
