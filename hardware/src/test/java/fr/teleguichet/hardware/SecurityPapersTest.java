package fr.teleguichet.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the three pages on security call evidence is there: each test, class and page that they
 * name. They speak of every module, and this one is built first.
 */
final class SecurityPapersTest {
  private static final String POLICY = ".github/SECURITY.md";
  private static final String THREATS = "hardware/docs/threat-model.md";
  private static final String PROVISIONS = "hardware/docs/en-303-645.md";
  private static final String NOT_YET = "Not yet: ";

  /** The status of each provision, in the order of the pro forma of EN 303 645 V2.1.1. */
  private static final String PRO_FORMA =
      """
      5.1: M C, M C, M, M C, M C
      5.2: M, R, R
      5.3: R, M C, M C, R C, R C, R C, M C, M C, R C, M, R C, R C, M, R C, R C, M
      5.4: M, M C, M, M
      5.5: M, R, R, R, M, R, M, M
      5.6: M, M, R, M C, R, R, R, R, R
      5.7: R, R
      5.8: R, M, M
      5.9: R, R, R
      5.10: R C
      5.11: M, R, R, R
      5.12: R, R, R
      5.13: M
      6: M, M C, M, R C, M C
      """;

  /** A line of the table. */
  private record Row(
      String provision, String status, String asks, String support, String evidence) {
    private static final Pattern FIRST_CELL = Pattern.compile("\\| [56][0-9.]*-\\d+ \\|.*");

    static List<Row> all() throws IOException {
      return PageLink.read(PROVISIONS)
          .lines()
          .filter(line -> FIRST_CELL.matcher(line).matches())
          .map(Row::of)
          .toList();
    }

    private static Row of(String line) {
      String[] cells = line.split("\\s*\\|\\s*", -1);
      assertThat(cells).as(line).hasSize(7);
      return new Row(cells[1], cells[2], cells[3], cells[4], cells[5]);
    }

    boolean isAnswered() {
      boolean hasEvidence = !PageLink.in(PROVISIONS, evidence).isEmpty();
      String missing = evidence.replaceFirst("(?s)^.*" + NOT_YET, NOT_YET);
      boolean saysWhatIsMissing = missing.matches(NOT_YET + ".{15,}\\.");
      return !asks.isEmpty()
          && switch (support) {
            case "yes" -> hasEvidence && !evidence.contains(NOT_YET);
            case "partly" -> hasEvidence && saysWhatIsMissing && !evidence.startsWith(NOT_YET);
            case "not yet" -> saysWhatIsMissing && evidence.startsWith(NOT_YET);
            case "n/a" -> status.endsWith(" C") && evidence.matches("Because .{15,}\\.");
            default -> false;
          };
    }
  }

  @Test
  void everyProvisionStandsThereOnceWithItsStatus() throws IOException {
    assertThat(Row.all())
        .extracting(row -> row.provision() + " " + row.status())
        .containsExactlyElementsOf(proForma());
  }

  @Test
  void noRowIsWithoutEvidenceOrWhatIsMissing() throws IOException {
    assertThat(Row.all()).isNotEmpty().filteredOn(row -> !row.isAnswered()).isEmpty();
  }

  @Test
  void theSumIsThatOfTheRows() throws IOException {
    List<Row> rows = Row.all();

    assertThat(PageLink.read(PROVISIONS))
        .contains(
            "Of %d provisions %d are answered with yes, %d with partly, %d with not yet, and %d do not apply."
                .formatted(
                    rows.size(),
                    with("yes", rows),
                    with("partly", rows),
                    with("not yet", rows),
                    with("n/a", rows)));
  }

  @Test
  void theCyberResilienceActIsAnsweredByProvisionsOfTheTable() throws IOException {
    String page = PageLink.read(PROVISIONS);
    List<String> named =
        page.substring(page.indexOf("\n## Cyber Resilience Act"))
            .lines()
            .filter(line -> line.startsWith("| I"))
            .flatMap(line -> Stream.of(line.split("\\s*\\|\\s*", -1)[3].split(", ", -1)))
            .toList();

    assertThat(named).hasSizeGreaterThan(20);
    assertThat(Row.all()).extracting(Row::provision).containsAll(named);
  }

  @Test
  void everyThreatSaysWhatIsDoneAboutItAndWhatIsOpen() throws IOException {
    String page = PageLink.read(THREATS);
    List<String> threats =
        page.substring(page.indexOf("\n## Threats"))
            .lines()
            .filter(line -> line.startsWith("| **"))
            .toList();

    assertThat(threats)
        .hasSizeGreaterThan(7)
        .allSatisfy(
            threat -> {
              String[] cells = threat.split("\\s*\\|\\s*", -1);
              assertThat(cells).hasSize(6);
              assertThat(PageLink.in(THREATS, cells[3])).isNotEmpty();
              assertThat(cells[4]).endsWith(".");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {POLICY, THREATS, PROVISIONS})
  void everyLinkLeadsSomewhere(String page) throws IOException {
    assertThat(PageLink.in(page, PageLink.read(page)))
        .isNotEmpty()
        .filteredOn(link -> Files.notExists(link.target()))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {THREATS, PROVISIONS})
  void everyTestThatIsNamedIsThere(String page) throws IOException {
    assertThat(PageLink.in(page, PageLink.read(page)))
        .filteredOn(PageLink::isTest)
        .isNotEmpty()
        .filteredOn(link -> Files.notExists(link.target()) || !namesATestOf(link))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {POLICY, THREATS, PROVISIONS})
  void noTestIsNamedWithoutALinkToIt(String page) throws IOException {
    String withoutLinks = PageLink.read(page).replaceAll("\\[[^\\[\\]]*]\\([^()]*\\)", "");

    assertThat(withoutLinks).doesNotContainPattern("`[A-Z]\\w*(?:Test|IT)(?:\\.\\w+)?`");
  }

  /** Is the link's text the class, or the class and one of its tests? */
  private static boolean namesATestOf(PageLink link) {
    String named = link.text().replace("`", "");
    String prefix = link.className() + ".";
    return named.equals(link.className())
        || (named.startsWith(prefix) && hasTest(link, named.substring(prefix.length())));
  }

  private static boolean hasTest(PageLink link, String name) {
    // From the annotation on no other method begins.
    return Pattern.compile(
            "@(?:Test|ParameterizedTest|RepeatedTest|Property)\\b(?:(?!\\bvoid\\b)[^\\x00])*?\\bvoid"
                + " "
                + Pattern.quote(name)
                + "\\(")
        .matcher(source(link))
        .find();
  }

  private static String source(PageLink link) {
    try {
      return Files.readString(link.target());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static long with(String support, List<Row> rows) {
    return rows.stream().filter(row -> row.support().equals(support)).count();
  }

  private static List<String> proForma() {
    return PRO_FORMA.lines().flatMap(SecurityPapersTest::numbered).toList();
  }

  private static Stream<String> numbered(String category) {
    String[] parts = category.split(": ", 2);
    List<String> statuses = List.of(parts[1].split(", ", -1));
    return Stream.iterate(1, number -> number <= statuses.size(), number -> number + 1)
        .map(number -> parts[0] + "-" + number + " " + statuses.get(number - 1));
  }
}
