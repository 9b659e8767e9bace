package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the page on conformance against the tests that it names. */
final class ConformanceTableTest {

  private static final Path PAGE = Path.of("docs", "sparkplug-conformance.md");
  private static final Pattern ROW = Pattern.compile("\\| (tck-id-\\S+) \\| (.+) \\|");
  private static final Pattern TEST = Pattern.compile("\\w+IT\\.\\w+");

  private static final List<Class<?>> CLASSES =
      List.of(
          TopicsConformanceIT.class,
          PayloadsConformanceIT.class,
          MessageFlowConformanceIT.class,
          PrimaryHostConformanceIT.class);

  private final List<Matcher> rows;

  ConformanceTableTest() throws IOException {
    rows = Files.readAllLines(PAGE).stream().map(ROW::matcher).filter(Matcher::matches).toList();
  }

  /** The tests that bear an identifier, by it. */
  private static Map<String, String> tests() {
    Map<String, String> tests = new TreeMap<>();
    for (Class<?> type : CLASSES) {
      for (Method method : type.getDeclaredMethods()) {
        DisplayName name = method.getAnnotation(DisplayName.class);
        if (name != null && method.isAnnotationPresent(Test.class)) {
          String before = tests.put(name.value(), type.getSimpleName() + "." + method.getName());
          assertThat(before).as(name.value()).isNull();
        }
      }
    }
    return tests;
  }

  @Test
  void everyTestIsInTheTableAndEveryEntryIsATest() {
    Map<String, String> listed = new TreeMap<>();
    rows.stream()
        .filter(row -> TEST.matcher(row.group(2)).matches())
        .forEach(row -> listed.put(row.group(1), row.group(2)));
    assertThat(listed).hasSizeGreaterThan(150).isEqualTo(tests());
  }

  @Test
  void noIdentifierIsListedTwice() {
    List<String> identifiers = new ArrayList<>();
    rows.forEach(row -> identifiers.add(row.group(1)));
    assertThat(identifiers).hasSize(303).doesNotHaveDuplicates();
  }

  @Test
  void theHeadingsCountTheirRows() throws IOException {
    long tested = rows.stream().filter(row -> TEST.matcher(row.group(2)).matches()).count();
    assertThat(Arrays.asList(Files.readString(PAGE).split("\n", -1)))
        .contains(
            "## Rules for edge nodes: " + tested,
            "## Rules that ask nothing of a kiosk: " + (rows.size() - tested));
  }
}
