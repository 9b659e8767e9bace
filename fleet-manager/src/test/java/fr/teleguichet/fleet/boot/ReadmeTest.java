package fr.teleguichet.fleet.boot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The README's tables say what the program does. */
final class ReadmeTest {
  private static final Path README = Path.of("README.md");

  @Test
  void theTableOfSettingsIsTheProgramsOwn() throws IOException {
    List<String> rows =
        Files.readAllLines(README).stream().filter(line -> line.startsWith("| `fleet.")).toList();

    assertThat(rows)
        .containsExactlyElementsOf(GeneralSettings.ALL.stream().map(ReadmeTest::row).toList());
  }

  @Test
  void theTableOfExitCodesIsTheProgramsOwn() throws IOException {
    String readme = Files.readString(README);
    List<String> rows =
        Arrays.stream(
                FleetManagerMain.class
                    .getAnnotation(picocli.CommandLine.Command.class)
                    .exitCodeList())
            .map(line -> "| " + line.replaceFirst(":", " | ") + " |")
            .toList();

    assertThat(readme).contains(String.join("\n", rows));
  }

  @Test
  void theSampleConfigurationGivesEverySettingItsDefault() {
    Path sample = Path.of("src/main/dist/conf/fleet-manager.yaml");

    Settings settings = new SettingsLoader(GeneralSettings.ALL).read(Optional.of(sample), Map.of());

    assertThat(GeneralSettings.ALL)
        .allSatisfy(
            setting -> {
              assertThat(settings.get(setting)).isEqualTo(Settings.of(Map.of()).get(setting));
              assertThat(settings.isGiven(setting)).isEqualTo(!setting.defaultText().isEmpty());
            });
  }

  private static String row(Setting<?> setting) {
    String shown = setting.defaultText().isEmpty() ? "–" : "`" + setting.defaultText() + "`";
    return "| `" + setting.key() + "` | " + shown + " | " + setting.meaning() + " |";
  }
}
