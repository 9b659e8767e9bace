package fr.teleguichet.hardware.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsOfABoardFileTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "0", "call-button", "tof-3v3", "a--b"})
  void aNameOfLowerCaseLettersDigitsAndInnerHyphensIsTaken(String name) {
    assertThat(new Slug(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", "A", "a_b", "a b", "é", "a\n", "../etc/passwd"})
  void anyOtherNameIsRefusedAndQuoted(String name) {
    assertThatThrownBy(() -> new Slug(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 40 lower-case letters");
  }

  @Test
  void aNameHasAtMost40Characters() {
    assertThat(new Slug("a".repeat(40)).value()).hasSize(40);
    assertThatThrownBy(() -> new Slug("a".repeat(41))).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "Téléguichet v1", "(spare)", "24 GHz radar", "Écran 24″"})
  void aLineForPeopleIsTaken(String text) {
    assertThat(new TextLine(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " a",
        "a ",
        "a\u00A0",
        "=1+1",
        "+a",
        "-a",
        "@a",
        "a\nb",
        "a\u0000",
        "a\u202Eb",
        "\t"
      })
  void aLineThatIsAFormulaOrHidesSomethingIsRefused(String text) {
    assertThatThrownBy(() -> new TextLine(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLineIsMeasuredInCharactersNotInChars() {
    assertThat(new TextLine("a" + "🖨".repeat(159)).value()).hasSize(319);
    assertThatThrownBy(() -> new TextLine("a" + "🖨".repeat(160)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aQuotedValueIsPrintableAndShort() {
    assertThat(TextQuoter.of("a\nb\u202Ec")).isEqualTo("\"a\uFFFDb\uFFFDc\"");
    assertThat(TextQuoter.of("x".repeat(1000))).hasSize(63).endsWith("…\"");
  }

  @ParameterizedTest
  @CsvSource({"debonce-ms, debounce-ms", "Pull, pull", "pul, pull", "directoin, direction"})
  void aSlipOfTheFingerFindsTheWordThatWasMeant(String typed, String meant) {
    List<String> known = List.of("direction", "pull", "active", "debounce-ms");
    assertThat(KnownWordSuggester.to(typed, known)).contains(meant);
  }

  @Test
  void aForeignWordListsWhatThereIs() {
    assertThat(KnownWordSuggester.advice("voltage", List.of("pull", "active")))
        .isEqualTo("known are active, pull");
  }

  @Test
  void nothingIsAdvisedAndNothingComputedForAnEndlessWord() {
    assertThat(KnownWordSuggester.to("a".repeat(100_000), List.of("a".repeat(100_000)))).isEmpty();
  }

  @Test
  void aLongListOfKnownWordsIsCut() {
    List<String> many = IntStream.range(10, 90).mapToObj(i -> "word-" + i).toList();
    assertThat(KnownWordSuggester.advice("voltage", many)).endsWith("word-33 and 56 more");
  }

  @Test
  void whatPeopleWroteStaysInItsCell() {
    MarkdownTable table = new MarkdownTable("Name", ">Price");
    table.row("a|b *c* `d` <e> \\", "1");
    assertThat(table.text())
        .isEqualTo(
            """
            | Name | Price |
            | --- | ---: |
            | a\\|b \\*c\\* \\`d\\` \\<e> \\\\ | 1 |
            """);
  }

  @Test
  void aRowWithAnotherNumberOfCellsIsRefused() {
    MarkdownTable table = new MarkdownTable("Name", "Price");
    assertThatThrownBy(() -> table.row("a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 cells, not 1");
  }
}
