package fr.teleguichet.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The two pages by which a newcomer finds a class lead to classes that are there. They name classes
 * of every module, and this one is built first.
 */
final class RootReadmeTest {
  private static final String README = "README.md";
  private static final String LIFE_OF = "hardware/docs/life-of.md";

  @ParameterizedTest
  @ValueSource(strings = {README, LIFE_OF})
  void everyLinkLeadsSomewhere(String page) throws IOException {
    assertThat(PageLink.in(page, PageLink.read(page)))
        .isNotEmpty()
        .filteredOn(link -> Files.notExists(link.target()))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {README, LIFE_OF})
  void aLinkToAClassBearsItsName(String page) throws IOException {
    assertThat(PageLink.in(page, PageLink.read(page)))
        .filteredOn(PageLink::isClass)
        .isNotEmpty()
        .filteredOn(link -> !link.text().equals("`" + link.className() + "`"))
        .isEmpty();
  }

  @Test
  void everyQuestionHasAClassATestAndAPage() throws IOException {
    List<String> questions =
        section(README, "Where is it decided?")
            .lines()
            .filter(it -> it.matches("\\| [^|]*\\?.*"))
            .toList();

    assertThat(questions).isNotEmpty().filteredOn(it -> !isAnswered(it)).isEmpty();
  }

  private static boolean isAnswered(String question) {
    String[] cells = question.split("\\s*\\|\\s*", -1);
    return cells.length == 6
        && hasOnly(cells[2], it -> it.isClass() && !it.isTest())
        && hasOnly(cells[3], PageLink::isTest)
        && hasOnly(cells[4], it -> !it.isClass());
  }

  private static boolean hasOnly(String cell, Predicate<PageLink> wanted) {
    List<PageLink> links = PageLink.in(README, cell);
    return !links.isEmpty() && links.stream().allMatch(wanted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a report", "a record", "a call", "a command", "an update", "a unit"})
  void everyHopOfALifeNamesAClassAndTheLastLineATest(String of) throws IOException {
    String life = section(LIFE_OF, "The life of " + of);
    List<String> hops = List.of(life.split("\n(?=\\d+\\. )", -1));

    assertThat(hops.size() - 1).isBetween(10, 16);
    assertThat(hops.subList(1, hops.size()))
        .filteredOn(hop -> PageLink.in(LIFE_OF, hop).stream().noneMatch(PageLink::isClass))
        .isEmpty();
    assertThat(PageLink.in(LIFE_OF, life.substring(life.lastIndexOf("Proved by"))))
        .isNotEmpty()
        .allMatch(PageLink::isTest);
  }

  @Test
  void thePackagesThatBringAllPeersAreThoseThatTheGateInstalls() throws IOException {
    String wanted = section(README, "For developers").split("This brings all of them:", -1)[1];
    Set<String> named =
        Pattern.compile("[a-z][a-z0-9-]*")
            .matcher(wanted.split("```", -1)[1].replace("apt-get install", ""))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toSet());
    Set<String> installed =
        Pattern.compile("\\badd ([a-z0-9-]+)$", Pattern.MULTILINE)
            .matcher(PageLink.read(".ci/run"))
            .results()
            .map(it -> it.group(1))
            .collect(Collectors.toSet());

    // What builds at all stands further up in the page.
    installed.removeAll(Set.of("maven", "openjdk-25-jdk-headless"));
    assertThat(named).isNotEmpty().isEqualTo(installed);
  }

  private static String section(String page, String title) throws IOException {
    Optional<String> found =
        Stream.of(PageLink.read(page).split("(?m)^## ", -1))
            .filter(section -> section.startsWith(title + "\n"))
            .findFirst();
    assertThat(found).as(title).isPresent();
    return found.orElseThrow();
  }
}
