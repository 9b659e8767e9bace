package fr.teleguichet.fleet.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages say nothing that stands in no message bundle. */
final class WordsInTemplatesTest {

  /** What jte made of the templates: what it writes is either from them or asked for. */
  private static final Path TEMPLATES = Path.of("target", "generated-sources", "jte");

  private static final Pattern WRITTEN =
      Pattern.compile("writeContent\\(\"((?:[^\"\\\\]|\\\\.)*)\"\\)");

  private static final Pattern READ_OUT =
      Pattern.compile("(?:aria-label|title|alt|placeholder)=\"([^\"]*)\"");

  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}[\\p{L}\\p{N}.-]*");

  /** A name and an algorithm are the same in every language. */
  private static final Set<String> NAMES = Set.of("Téléguichet", "SHA-256");

  @Test
  void everyWordOfATemplateComesFromTheBundles() throws IOException {
    Map<String, Set<String>> found = new TreeMap<>();
    for (Path template : templates()) {
      Set<String> words = words(Files.readString(template));
      if (!words.isEmpty()) {
        found.put(template.getFileName().toString(), words);
      }
    }

    assertThat(found).isEmpty();
  }

  private static List<Path> templates() throws IOException {
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      List<Path> templates = files.filter(it -> it.toString().endsWith(".java")).toList();
      assertThat(templates).hasSizeGreaterThan(100);
      return templates;
    }
  }

  private static Set<String> words(String source) {
    String html =
        WRITTEN
            .matcher(source)
            .results()
            .map(match -> match.group(1).translateEscapes())
            .collect(Collectors.joining());
    String shown = html.replaceAll("(?s)<(script|style|svg).*?</\\1>|<[^>]*>", " ");
    String readOut =
        READ_OUT.matcher(html).results().map(it -> it.group(1)).collect(Collectors.joining(" "));
    return WORD.matcher(shown + " " + readOut)
        .results()
        .map(MatchResult::group)
        .filter(word -> !NAMES.contains(word))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
