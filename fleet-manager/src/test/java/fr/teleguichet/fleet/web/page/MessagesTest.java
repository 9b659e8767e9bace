package fr.teleguichet.fleet.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The two languages say the same, and say nothing that nobody asks for. */
final class MessagesTest {

  private static final Map<String, String> FRENCH = MessageBundles.bundle(Language.FRENCH);
  private static final Map<String, String> ENGLISH = MessageBundles.bundle(Language.ENGLISH);
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([0-9]+)");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z][A-Za-z0-9_.-]*)\"");

  @Test
  void bothLanguagesHaveTheSameKeys() {
    assertThat(FRENCH.keySet()).isEqualTo(ENGLISH.keySet());
  }

  @Test
  void bothLanguagesHaveTheSamePlaceholders() {
    Map<String, Set<String>> french = new TreeMap<>();
    Map<String, Set<String>> english = new TreeMap<>();
    FRENCH.forEach((key, text) -> french.put(key, placeholders(text)));
    ENGLISH.forEach((key, text) -> english.put(key, placeholders(text)));

    assertThat(french).isEqualTo(english);
  }

  private static Set<String> placeholders(String text) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    return matcher
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyKeyIsAskedForSomewhere() throws IOException {
    Set<String> literals = literals();
    Set<String> unused =
        FRENCH.keySet().stream()
            .filter(key -> !literals.contains(key) && !isAskedForByPrefix(key, literals))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(unused).isEmpty();
  }

  @Test
  void everyKeyThatTemplatesAskForIsThere() throws IOException {
    Pattern asked = Pattern.compile("say\\(\"([a-z][A-Za-z0-9_.-]*[A-Za-z0-9_-])\"[,)]");
    Set<String> missing = new TreeSet<>();
    for (Path file : sources()) {
      Matcher matcher = asked.matcher(Files.readString(file));
      matcher
          .results()
          .map(match -> match.group(1))
          .filter(key -> !FRENCH.containsKey(key))
          .forEach(missing::add);
    }

    assertThat(missing).isEmpty();
  }

  /** A class that is given another name takes words of people along that look like the old one. */
  @Test
  void noTextNamesAClass() throws IOException {
    Pattern composed = Pattern.compile("\\b[A-Z][a-z]+(?:[A-Z][A-Za-z0-9]*)+\\b");
    Set<String> classes =
        sources().stream()
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toSet());

    assertThat(Stream.of(FRENCH, ENGLISH).flatMap(it -> it.values().stream()))
        .allSatisfy(
            text ->
                assertThat(composed.matcher(text).results().map(MatchResult::group))
                    .doesNotContainAnyElementsOf(classes));
  }

  @Test
  void frenchHasItsSpacesAndApostrophes() {
    assertThat(FRENCH)
        .allSatisfy(
            (key, text) -> {
              if (!key.startsWith("format.")) {
                assertThat(text).as(key).doesNotContain("'");
                assertThat(text).as(key).doesNotContainPattern("[^\\u00a0\\s\\d][;!?»](?:\\s|$)");
                assertThat(text).as(key).doesNotContainPattern(" [:;!?»]");
                assertThat(text).as(key).doesNotContainPattern("«[^\\u00a0]");
              }
            });
  }

  private static boolean isAskedForByPrefix(String key, Set<String> literals) {
    int dot = key.lastIndexOf('.');
    return dot > 0 && literals.contains(key.substring(0, dot + 1));
  }

  private static Set<String> literals() throws IOException {
    Set<String> literals = new TreeSet<>();
    for (Path file : sources()) {
      Matcher matcher = LITERAL.matcher(Files.readString(file));
      matcher.results().map(match -> match.group(1)).forEach(literals::add);
    }
    return literals;
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String folder : List.of("src/main/java", "src/main/jte")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files.filter(Files::isRegularFile).forEach(sources::add);
      }
    }
    return sources;
  }
}
