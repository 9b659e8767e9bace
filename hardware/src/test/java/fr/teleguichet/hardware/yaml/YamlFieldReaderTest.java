package fr.teleguichet.hardware.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.hardware.text.Slug;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlFieldReaderTest {

  private final YamlProblems problems = new YamlProblems();

  private YamlFieldReader fields(String text) {
    return YamlFileReader.read(text.getBytes(UTF_8), new YamlLimits(9_999, 8, 999), problems)
        .orElseThrow();
  }

  private List<String> said() {
    return problems.inOrder().stream().map(YamlProblem::toString).toList();
  }

  private record Lamp(Slug id, int watts) {
    Lamp {
      if (watts == 13) {
        throw new IllegalArgumentException("13 W brings bad luck; take 12");
      }
    }
  }

  private static Optional<Lamp> lamp(YamlFieldReader fields) {
    YamlFieldResult<Slug> id = fields.slug("id");
    YamlFieldResult<Integer> watts = fields.whole("watts", 1, 100);
    return fields.build(() -> new Lamp(id.get(), watts.get()));
  }

  @Test
  void aGoodGroupBecomesAValue() {
    assertThat(lamp(fields("id: desk\nwatts: 7\n"))).contains(new Lamp(new Slug("desk"), 7));
    assertThat(said()).isEmpty();
  }

  @Test
  void everythingWrongIsSaidAtOnceInTheOrderOfTheFile() {
    assertThat(lamp(fields("wats: 7\nid: Desk\n"))).isEmpty();
    assertThat(said())
        .containsExactlyInAnyOrder(
            "line 1: the key \"watts\" is missing; add it",
            "line 1, wats: the key \"wats\" is not known here; did you mean \"watts\"?",
            "line 2, id: the name \"Desk\" must have 1 to 40 lower-case letters, digits or inner"
                + " hyphens");
  }

  @Test
  void aContradictionOfTheValueItselfIsAProblemOfMeaning() {
    assertThat(lamp(fields("id: desk\nwatts: 13\n"))).isEmpty();
    assertThat(problems.inOrder())
        .containsExactly(
            new YamlProblem(1, "", YamlProblem.Kind.MEANING, "13 W brings bad luck; take 12"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | not the number \"0\"",
        "101 | not the number \"101\"",
        "7.5 | not the number \"7.5\"",
        "'\"7\"' | not the text \"7\"",
        "true | not the yes or no \"true\"",
        "~ | not the text \"~\"",
        "'' | not nothing",
        "[7] | not a list",
        "{a: 7} | not a group of keys",
        "99999999999999999999999999 | not the number",
        "-1 | not the number \"-1\""
      })
  void onlyAWholeNumberOfTheRangeIsTaken(String written, String says) {
    assertThat(lamp(fields("id: desk\nwatts: " + written + "\n"))).isEmpty();
    assertThat(said())
        .singleElement()
        .asString()
        .startsWith("line 2, watts: needs a whole number from 1 to 100, " + says);
  }

  @Test
  void aNumberWhereTextIsMeantIsToldToBeQuoted() {
    assertThat(lamp(fields("id: 12\nwatts: 7\n"))).isEmpty();
    assertThat(said())
        .containsExactly(
            "line 1, id: needs text, not the number \"12\"; put it in quotes if it is meant as"
                + " text");
  }

  @Test
  void theReadableItemsOfAListAreGivenWithTheirPlaces() {
    YamlFieldReader fields =
        fields("lamps:\n  - {id: a, watts: 1}\n  - {id: b}\n  - {id: c, watts: 3}\n");
    List<LocatedValue<Lamp>> lamps = fields.groups("lamps", 1, 5, YamlFieldReaderTest::lamp);
    assertThat(lamps)
        .containsExactly(
            new LocatedValue<>(new Lamp(new Slug("a"), 1), 2, "lamps[0]"),
            new LocatedValue<>(new Lamp(new Slug("c"), 3), 4, "lamps[2]"));
    assertThat(said()).containsExactly("line 3, lamps[1]: the key \"watts\" is missing; add it");
  }

  @Test
  void aListIsNeitherTooShortNorTooLongNorSomethingElse() {
    YamlFieldReader fields = fields("none: []\nmany: [{}, {}, {}]\nword: a\n");
    assertThat(fields.groups("none", 1, 2, YamlFieldReaderTest::lamp)).isEmpty();
    assertThat(fields.groups("many", 1, 2, YamlFieldReaderTest::lamp)).isEmpty();
    assertThat(fields.groups("word", 1, 2, YamlFieldReaderTest::lamp)).isEmpty();
    assertThat(said())
        .containsExactly(
            "line 1, none: needs 1 to 2 items, not 0",
            "line 2, many: needs 1 to 2 items, not 3",
            "line 3, word: needs a list, not the text");
  }

  @Test
  void aListOfNumbersHasItsLengthAndEachItsRange() {
    YamlFieldReader fields = fields("good: [1, 2]\nshort: [1]\nwrong: [1, 20]\n");
    assertThat(fields.wholes("good", 2, 0, 9).get()).containsExactly(1, 2);
    assertThat(fields.wholes("short", 2, 0, 9).found()).isPresent();
    assertThat(fields.wholes("wrong", 2, 0, 9).found()).isPresent();
    assertThat(said())
        .containsExactly(
            "line 2, short: needs 2 items, not 1",
            "line 3, wrong[1]: needs a whole number from 0 to 9, not the number \"20\"");
  }

  @Test
  void aKeyThatMayBeLeftOutIsEmptyOrReadOrWrong() {
    YamlFieldReader fields = fields("size: 3\nlength: x\n");
    assertThat(fields.ifThere("width", key -> fields.whole(key, 1, 9)).get()).isEmpty();
    assertThat(fields.ifThere("size", key -> fields.whole(key, 1, 9)).get()).contains(3);
    assertThat(fields.ifThere("length", key -> fields.whole(key, 1, 9)).found()).isEmpty();
    fields.close();
    assertThat(said())
        .containsExactly("line 2, length: needs a whole number from 1 to 9, not the text \"x\"");
  }

  @Test
  void aTextStandsInAListOnce() {
    assertThat(fields("a: [b, c, b]\n").texts("a", 1, 5, Slug::new).found()).isPresent();
    assertThat(said()).containsExactly("line 1, a[2]: \"b\" stands twice in the list; keep one");
  }

  @Test
  void exactlyOneOfSeveralKeysIsThere() {
    Map<String, Function<YamlFieldReader, Optional<Lamp>>> kinds =
        Map.of("lamp", YamlFieldReaderTest::lamp);
    YamlFieldReader none = fields("torch: {}\n");
    assertThat(none.either(kinds).found()).isEmpty();
    none.close();
    assertThat(said())
        .containsExactlyInAnyOrder(
            "line 1: needs exactly one of the keys lamp",
            "line 1, torch: the key \"torch\" is not known here; known are lamp");
  }

  @Test
  void aWordNobodyKnowsIsAnsweredWithTheNearest() {
    YamlFieldResult<Integer> size =
        fields("size: lagre\n").word("size", Map.of("small", 1, "large", 2));
    assertThat(size.found()).isEmpty();
    assertThat(said())
        .containsExactly("line 1, size: \"lagre\" is not known here; did you mean \"large\"?");
  }

  @Test
  void aFieldThatIsWrongCanNotBeReadByMistake() {
    YamlFieldResult<Slug> wrong = fields("id: A\n").slug("id");
    assertThatThrownBy(wrong::get).isInstanceOf(IllegalStateException.class);
  }
}
