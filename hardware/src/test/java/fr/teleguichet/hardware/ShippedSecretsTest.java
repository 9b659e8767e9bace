package fr.teleguichet.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing that is installed, in any module, brings a secret that would be everybody's. */
final class ShippedSecretsTest {
  private static final Path ROOT = Path.of("..");

  /** The beginning of a key with some of the key behind it; the words alone stand in readers. */
  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----\\s*(?:\\\\n)?[A-Za-z0-9+/]{16}");

  /** A setting of a sample, without the mark of a comment before it. */
  private static final Pattern SECRET_SETTING =
      Pattern.compile(
          "(?m)^[ \\t]*[\\w.-]*(?:password|secret|secret-key|token|pin)[ \\t]*[:=][ \\t]*(\\S.*)$");

  /** What a person has to replace, and words that are no secret. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\"\"|false|true|CHANGE-ME|\"?@GATEWAY@\"?;?");

  @Test
  void noPrivateKeyLiesInWhatIsShipped() throws IOException {
    assertThat(shipped("src/main"))
        .hasSizeGreaterThan(1_000)
        .filteredOn(file -> PRIVATE_KEY.matcher(text(file)).find())
        .isEmpty();
  }

  @Test
  void noSampleSettingHoldsASecret() throws IOException {
    List<String> values =
        shipped("src/main/dist").stream()
            .filter(file -> !file.toString().contains("/bin/"))
            .flatMap(file -> SECRET_SETTING.matcher(text(file)).results())
            .map(found -> found.group(1))
            .toList();

    assertThat(values)
        .contains("CHANGE-ME")
        .filteredOn(value -> !PLACEHOLDER.matcher(value).matches())
        .isEmpty();
  }

  private static List<Path> shipped(String folder) throws IOException {
    try (Stream<Path> poms = Files.find(ROOT, 3, (file, _) -> file.endsWith("pom.xml"))) {
      return poms.map(pom -> pom.resolveSibling(folder))
          .filter(Files::isDirectory)
          .flatMap(ShippedSecretsTest::files)
          .toList();
    }
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files =
        Files.find(folder, Integer.MAX_VALUE, (_, attributes) -> attributes.isRegularFile())) {
      return files.toList().stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Every byte as a character, so that fonts and pictures can be looked at too. */
  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
