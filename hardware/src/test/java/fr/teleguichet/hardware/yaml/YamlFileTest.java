package fr.teleguichet.hardware.yaml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlFileTest {

  private static final YamlLimits LIMITS = new YamlLimits(2_000, 4, 40);

  static Stream<Arguments> refusals() {
    return Stream.of(
        argumentSet("nothing at all", "", 1, "empty"),
        argumentSet("only a comment", "# a\n", 1, "empty"),
        argumentSet("a list", "- a\n", 1, "holds a list"),
        argumentSet("a word", "\nword\n", 2, "holds the text"),
        argumentSet("an alias", "a: &x 1\nb: *x\n", 1, "anchors (&) and aliases (*)"),
        argumentSet("an alias of nothing", "a: 1\nb: *x\n", 2, "anchors (&) and aliases (*)"),
        argumentSet("a tag", "a: 1\nb: !!binary aGk=\n", 2, "the tag"),
        argumentSet("a tag on a list", "a: !!set [1]\n", 1, "the tag"),
        argumentSet("a second document", "a: 1\n---\nb: 2\n", 2, "second document"),
        argumentSet("a list as a key", "? [a]\n: 1\n", 1, "a key must be a single word"),
        argumentSet("an open bracket", "a: 1\nb: [1,\n", 3, "no YAML"),
        argumentSet("an open quote", "a: 1\nb: \"c\n", 3, "no YAML"),
        argumentSet("a tab as indentation", "a:\n\tb: 1\n", 2, "no YAML"),
        argumentSet("a control character", "a: 1\nb: \u0007\n", 2, "U+0007"),
        argumentSet("too deep", "a: {b: {c: {d: {}}}}\n", 1, "more than 4 deep"),
        argumentSet("too many values", "a: [" + "1,".repeat(60) + "]\n", 1, "more than 40"),
        argumentSet("too large", "a: " + "x".repeat(2_000), 1, "2003 bytes; at most 2000"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatMakesNoTreeIsRefusedWithItsLine(String text, int line, String says) {
    YamlProblems problems = new YamlProblems();
    Optional<YamlFieldReader> fields = YamlFileReader.read(text.getBytes(UTF_8), LIMITS, problems);
    assertThat(fields).isEmpty();
    assertThat(problems.inOrder())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.sentence()).contains(says);
              assertThat(problem.kind()).isEqualTo(YamlProblem.Kind.FORM);
            });
  }

  @Test
  void textInAnotherEncodingIsRefusedWithItsLine() {
    YamlProblems problems = new YamlProblems();
    assertThat(YamlFileReader.read("a: 1\nb: é\n".getBytes(ISO_8859_1), LIMITS, problems))
        .isEmpty();
    assertThat(problems.inOrder())
        .singleElement()
        .hasToString("line 2: the file is not UTF-8 text; save it again as UTF-8");
  }

  @Test
  void aKeyThatStandsTwiceIsNamedWithBothLines() {
    YamlProblems problems = new YamlProblems();
    assertThat(
            YamlFileReader.read("a:\n  b: 1\n  c: 2\n  b: 3\n".getBytes(UTF_8), LIMITS, problems))
        .isPresent();
    assertThat(problems.inOrder())
        .singleElement()
        .hasToString(
            "line 4, a: the key \"b\" stands here for the second time (first on line 2); keep one");
  }

  @Test
  void beyondTheHundredthProblemTheyAreOnlyCounted() {
    YamlProblems problems = new YamlProblems();
    for (int line = 130; line > 0; line--) {
      problems.add(new YamlProblem(line, "a", YamlProblem.Kind.FORM, "wrong"));
    }
    List<YamlProblem> listed = problems.inOrder();
    assertThat(problems.count()).isEqualTo(130);
    assertThat(listed).hasSize(101);
    assertThat(listed.getFirst().line()).isEqualTo(31);
    assertThat(listed.getLast().sentence()).startsWith("30 more problems are not listed");
  }
}
