package fr.teleguichet.edge.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The two languages say the same, and say nothing that nobody asks for. */
class MessagesTest {

  private static final Path BUNDLES = Path.of("src/main/resources/fr/teleguichet/edge/text");

  /** What is shown; a number to choose by may be needed in one language only. */
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([0-9]+)}");

  private final Map<String, String> french = bundle("fr");
  private final Map<String, String> english = bundle("en");

  private static Map<String, String> bundle(String language) {
    var bundle = new Properties();
    try (Reader file =
        Files.newBufferedReader(BUNDLES.resolve("messages_" + language + ".properties"))) {
      bundle.load(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    Map<String, String> messages = new TreeMap<>();
    bundle.stringPropertyNames().forEach(key -> messages.put(key, bundle.getProperty(key)));
    return messages;
  }

  @Test
  void bothLanguagesHaveTheSameKeysAndPlaceholders() {
    assertThat(placeholders(english)).isEqualTo(placeholders(french)).isNotEmpty();
  }

  private static Map<String, Set<String>> placeholders(Map<String, String> messages) {
    Map<String, Set<String>> all = new TreeMap<>();
    messages.forEach(
        (key, text) ->
            all.put(
                key,
                PLACEHOLDER
                    .matcher(text)
                    .results()
                    .map(match -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new))));
    return all;
  }

  @Test
  void everyMessageIsAskedForAndEveryOneThatIsAskedForIsThere() throws IOException {
    Set<String> rooms =
        french.keySet().stream().map(key -> key.split("\\.", 2)[0]).collect(Collectors.toSet());
    Set<String> asked = new TreeSet<>();
    for (Path file : JavaLiterals.sources()) {
      String code = Files.readString(file);
      if (code.contains("fr.teleguichet.edge.text.Messages")) {
        JavaLiterals.of(code)
            .filter(it -> it.matches("[a-z][a-z.-]*"))
            .filter(it -> rooms.contains(it.split("\\.", 2)[0]))
            .forEach(asked::add);
      }
    }
    assertThat(asked).isEqualTo(french.keySet());
  }

  @Test
  void frenchHasItsSpacesAndApostrophes() {
    french.forEach(
        (key, text) -> {
          if (!key.startsWith("format.")) {
            assertThat(text).as(key).doesNotContain("'");
          }
          // A printer's page has had plain spaces since the first one.
          if (!key.startsWith("format.") && !key.startsWith("test-page.")) {
            assertThat(text).as(key).doesNotContainPattern("[^\\u00a0\\s\\d{][;!?»](?:\\s|$)");
            assertThat(text).as(key).doesNotContainPattern(" [:;!?»]");
          }
        });
  }
}
