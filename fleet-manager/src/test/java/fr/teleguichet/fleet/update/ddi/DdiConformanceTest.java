package fr.teleguichet.fleet.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Holds the page on conformance against the tests that it names. */
final class DdiConformanceTest {
  private static final Path PAGE = Path.of("docs", "ddi-conformance.md");
  private static final Pattern ROW = Pattern.compile("\\| (.+?) \\| (\\S+) \\| (.*)\\|");

  /** Their tests are about lines of the interface: each must be on the page. */
  private static final List<Class<?>> OF_LINES =
      List.of(
          PollIT.class,
          DeploymentIT.class,
          CancellationIT.class,
          ConfirmationIT.class,
          ConfigDataIT.class,
          DownloadIT.class);

  private static final List<Class<?>> OTHERS =
      List.of(
          DdiFeedbackIT.class,
          AttacksIT.class,
          TokenIT.class,
          TermsIT.class,
          LastPollsIT.class,
          PollingScheduleTest.class,
          CborCodecTest.class,
          DownloadLimiterTest.class);

  /** Beyond the interface: what our own memory must not do to it. */
  private static final Set<String> OWN = Set.of("PollIT.nothingOldIsAnsweredFromMemory");

  private static Set<String> tests(List<Class<?>> classes) {
    return classes.stream()
        .flatMap(
            type ->
                Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
                    .map(Method::getName)
                    .map(name -> type.getSimpleName() + "." + name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Matcher> rows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .filter(row -> !row.group(1).equals("Line") && !row.group(2).startsWith("--"))
        .toList();
  }

  private static Set<String> named() throws IOException {
    return rows().stream()
        .map(row -> row.group(2))
        .filter(name -> !name.equals("–"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    assertThat(tests(Stream.concat(OF_LINES.stream(), OTHERS.stream()).toList()))
        .containsAll(named());
    assertThat(rows()).hasSizeGreaterThan(45);
  }

  @Test
  void everyTestOfALineIsNamed() throws IOException {
    Set<String> expected = tests(OF_LINES);
    expected.removeAll(OWN);
    assertThat(named()).containsAll(expected);
  }

  @Test
  void whatIsNotFollowedHasAReason() throws IOException {
    assertThat(rows().stream().filter(row -> row.group(2).equals("–")))
        .isNotEmpty()
        .allMatch(row -> row.group(3).strip().length() > 20);
  }
}
