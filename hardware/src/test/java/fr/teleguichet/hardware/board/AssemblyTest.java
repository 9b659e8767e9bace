package fr.teleguichet.hardware.board;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.wiring.PinFunction;
import fr.teleguichet.hardware.wiring.SupplyConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page by which people build must speak of terminals, pins and files that exist. */
class AssemblyTest {

  private static final String PAGE = BoardFile.text(Path.of("docs", "assembly.md"));
  private static final BoardProfile BOARD = BoardProfiles.builtIn("teleguichet-v1-pi4");

  private static List<String> all(String form) {
    return Pattern.compile(form).matcher(PAGE).results().map(MatchResult::group).toList();
  }

  private static Set<String> terminals() {
    return Stream.concat(
            BOARD.wiring().functions().stream().map(PinFunction::terminal),
            BOARD.wiring().supplies().stream().map(SupplyConnection::terminal))
        .map(Object::toString)
        .collect(Collectors.toSet());
  }

  @Test
  void everyTerminalThatItNamesIsWired() {
    assertThat(terminals()).containsAll(all("X[0-9]+-[0-9]+"));
  }

  /** Grounds first, supplies last: both lists must be whole. */
  @Test
  void everySupplyStandsInTheOrderOfWiring() {
    List<String> supplies =
        BOARD.wiring().supplies().stream().map(supply -> supply.terminal().value()).toList();
    String wiring = PAGE.substring(PAGE.indexOf("## 4. Wiring"), PAGE.indexOf("## 5. Plugs"));
    assertThat(supplies).allSatisfy(terminal -> assertThat(wiring).contains(terminal));
  }

  @Test
  void everyContactThatIsTriedHasItsNumber() {
    List<Integer> tried =
        all("pinctrl get [0-9]+").stream()
            .map(word -> Integer.valueOf(word.substring(12)))
            .toList();
    List<Integer> inputs =
        Stream.of("call-button", "handset-hook", "door-open", "pir")
            .map(id -> BOARD.wiring().function(new Slug(id)))
            .map(function -> function.orElseThrow().pin().bcm())
            .toList();
    assertThat(tried).containsExactlyInAnyOrderElementsOf(inputs);
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/assembly.md", "README.md"})
  void everyFileThatIsLinkedIsThere(String name) {
    Path page = Path.of(name).toAbsolutePath();
    List<String> links =
        Pattern.compile("\\]\\(([^)#:]+)\\)")
            .matcher(BoardFile.text(page))
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(links).isNotEmpty();
    assertThat(links)
        .allSatisfy(link -> assertThat(Files.exists(page.resolveSibling(link))).as(link).isTrue());
  }

  @Test
  void theReadmeTellsEveryBoardWithItsPrice() {
    String readme = BoardFile.text(Path.of("README.md"));
    for (String id : BoardProfiles.BUILT_IN) {
      String total = BoardProfiles.builtIn(id).bill().total().text();
      assertThat(readme).contains("[" + total + "](docs/bom-" + id + ".md)");
    }
  }
}
