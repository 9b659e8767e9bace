package fr.teleguichet.edge.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  @Test
  void theTableOfSettingsIsThatOfTheProgram() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    for (Setting setting : Setting.values()) {
      assertThat(readme)
          .contains("| `" + setting.path() + "` | ")
          .contains(" | " + setting.allowed() + " | " + setting.meaning() + " |");
      if (!setting.fallback().isEmpty()) {
        assertThat(readme).contains("| `" + setting.path() + "` | `" + setting.fallback() + "` | ");
      }
    }
    assertThat(readme.lines().filter(line -> line.matches("\\| `[a-z.-]+` \\| .* \\| .* \\| .*")))
        .hasSize(Setting.values().length);
  }

  @Test
  void theMapNamesEveryPackage() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    try (Stream<Path> packages = Files.list(Path.of("src/main/java/fr/teleguichet/edge"))) {
      assertThat(packages.map(path -> path.getFileName().toString()))
          .isNotEmpty()
          .allSatisfy(
              name -> assertThat(readme).containsPattern("\\| `[^|]*…/(edge/)?" + name + "`"));
    }
  }
}
