package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is run only when it is asked for is asked for by one command, and the README has each. */
final class ProofCommandsTest {

  private static final Pattern ASKED =
      Pattern.compile("named = \"proof\\.image\", matches = \"([^\"]*)\"");

  @Test
  void whateverIsAskedForAloneIsRunByAllAndStandsInTheReadme() throws IOException {
    List<String> asked = asked();
    String readme = Files.readString(Path.of("README.md"));

    assertThat(asked).hasSizeGreaterThan(6).allMatch(it -> it.endsWith("|all"));
    assertThat(asked.stream().map(it -> it.replace("|all", "")))
        .allSatisfy(
            name -> {
              assertThat(readme).contains("-Dproof.image=" + name + " ");
              assertThat(readme).contains("| `" + name + "` |");
            });
    assertThat(readme).contains("-Dproof.image=all ");
  }

  private static List<String> asked() throws IOException {
    try (Stream<Path> tests =
        Files.list(Path.of("src/test/java/fr/teleguichet/provisioning/image"))) {
      return tests
          .filter(it -> !it.endsWith("ProofCommandsTest.java"))
          .map(ProofCommandsTest::read)
          .flatMap(it -> ASKED.matcher(it).results())
          .map((MatchResult it) -> it.group(1))
          .distinct()
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
