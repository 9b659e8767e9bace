package fr.teleguichet.fleet.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the page on conformance against the tests that it names. */
final class ConformanceTableTest {

  private static final Path PAGE = Path.of("docs", "sparkplug-conformance.md");
  private static final Pattern HEADING = Pattern.compile("## (.+): (\\d+)");
  private static final Pattern ROW = Pattern.compile("\\| (tck-id-\\S+) \\| (.+) \\|");
  private static final Pattern TEST = Pattern.compile("(\\w+IT\\.\\w+) \\|.*");

  private static final List<Class<?>> OF_HOSTS =
      List.of(
          HostTopicConformanceIT.class,
          HostSessionConformanceIT.class,
          HostPayloadsConformanceIT.class,
          EdgeNodesConformanceIT.class);
  private static final List<Class<?>> OF_NODES = List.of(EdgeRulesConformanceIT.class);

  private final Map<String, List<Matcher>> tables = new TreeMap<>();
  private final Map<String, Integer> counts = new TreeMap<>();

  ConformanceTableTest() throws IOException {
    String heading = "";
    for (String line : Files.readAllLines(PAGE)) {
      Matcher title = HEADING.matcher(line);
      Matcher row = ROW.matcher(line);
      if (title.matches()) {
        heading = title.group(1);
        counts.put(heading, Integer.parseInt(title.group(2)));
      } else if (row.matches()) {
        tables.computeIfAbsent(heading, _ -> new ArrayList<>()).add(row);
      }
    }
  }

  /** The tests that bear an identifier, by it. */
  private static Map<String, String> tests(List<Class<?>> classes) {
    Map<String, String> tests = new TreeMap<>();
    for (Class<?> type : classes) {
      for (Method method : type.getDeclaredMethods()) {
        DisplayName name = method.getAnnotation(DisplayName.class);
        if (method.isAnnotationPresent(Test.class)) {
          assertThat(name).as(method.getName()).isNotNull();
          String before = tests.put(name.value(), type.getSimpleName() + "." + method.getName());
          assertThat(before).as(name.value()).isNull();
        }
      }
    }
    return tests;
  }

  private List<Matcher> rows(String heading) {
    List<Matcher> rows = tables.getOrDefault(heading, List.of());
    assertThat(rows).as(heading).isNotEmpty();
    return rows;
  }

  private Map<String, String> listed(String heading) {
    Map<String, String> listed = new TreeMap<>();
    for (Matcher row : rows(heading)) {
      Matcher test = TEST.matcher(row.group(2));
      assertThat(test.matches()).as(row.group()).isTrue();
      listed.put(row.group(1), test.group(1));
    }
    return listed;
  }

  @Test
  void everyTestOfARuleForHostsIsInTheTableAndEveryEntryIsATest() {
    assertThat(listed("Rules for host applications"))
        .hasSizeGreaterThan(70)
        .isEqualTo(tests(OF_HOSTS));
  }

  @Test
  void everyTestOfARuleForNodesIsInTheTableAndEveryEntryIsATest() {
    assertThat(listed("Rules for edge nodes that the manager checks"))
        .hasSizeGreaterThan(15)
        .isEqualTo(tests(OF_NODES));
  }

  @Test
  void whatIsNotTestedHasAReasonAndNoTest() {
    assertThat(
            Stream.of("Rules that are not followed", "Rules that ask nothing of the manager")
                .flatMap(heading -> rows(heading).stream()))
        .allMatch(row -> !TEST.matcher(row.group(2)).matches() && row.group(2).length() > 10);
  }

  @Test
  void everyIdentifierOfTheStandardIsListedOnce() {
    assertThat(tables.values().stream().flatMap(List::stream).map(row -> row.group(1)))
        .hasSize(303)
        .doesNotHaveDuplicates();
  }

  @Test
  void theHeadingsCountTheirRows() {
    Map<String, Integer> rows = new TreeMap<>();
    tables.forEach((heading, table) -> rows.put(heading, table.size()));
    assertThat(counts).isEqualTo(rows);
  }
}
