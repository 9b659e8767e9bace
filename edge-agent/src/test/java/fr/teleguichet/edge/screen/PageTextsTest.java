package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.appointment.AppointmentCodeResult;
import fr.teleguichet.edge.document.ForgottenPaperPlace;
import fr.teleguichet.edge.session.SessionLanguage;
import fr.teleguichet.edge.session.SessionSnapshot;
import fr.teleguichet.edge.session.SurveyQuestion;
import fr.teleguichet.hardware.text.CodedEnum;
import fr.teleguichet.hardware.text.EnumCodes;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The French of the pages, as somebody who sets French type writes it. */
class PageTextsTest {

  private static final Path PAGES = Path.of("src/main/resources/fr/teleguichet/edge");
  private static final Pattern PLAIN_SPACE =
      Pattern.compile("[\\p{L}…»] [:;?!»]|« |[0-9}] (?:s|m|min|ms|cm|°C|%)\\b");

  private static final Path SCREEN = Path.of("src/main/java/fr/teleguichet/edge/screen");
  private static final Path TEXTS = PAGES.resolve("screen/page/texts-fr.json");

  private static String bench() throws IOException {
    String texts = Files.readString(PAGES.resolve("workbench/page/workbench-texts.js"));
    int begin = texts.indexOf("fr: {");
    return texts.substring(begin, texts.indexOf("en: {", begin));
  }

  @Test
  void noLineBreaksBeforeADoubleSign() throws IOException {
    for (String texts : List.of(Files.readString(TEXTS), bench())) {
      Matcher plain = PLAIN_SPACE.matcher(texts);
      assertThat(plain.results().map(it -> it.group())).isEmpty();
    }
  }

  /** With the largest letters a line is short, and half a group at its end is read wrongly. */
  private static final Pattern BROKEN_GROUP =
      Pattern.compile(
          "s’il vous|vous plaît|por favor|من فضل|[0-9] [0-9]|\\b[0-9]+ [\\p{L}]"
              + "|\\{(?:count|minutes|seconds)} \\p{L}");

  @ParameterizedTest
  @EnumSource
  void whatIsReadAsOneStaysInOneLine(SessionLanguage language) throws IOException {
    assertThat(leaves(language))
        .allSatisfy(
            (path, text) ->
                assertThat(BROKEN_GROUP.matcher(text).results().map(MatchResult::group))
                    .as(path)
                    .isEmpty());
  }

  @Test
  void theWorkbenchQuotesTheWordsOfThePage() throws IOException {
    Matcher question =
        Pattern.compile("\"doubt\": \\{\\s+\"title\": \"([^\"]+)\"")
            .matcher(Files.readString(TEXTS));
    assertThat(question.find()).isTrue();
    assertThat(bench()).contains(question.group(1));
  }

  @ParameterizedTest
  @EnumSource
  void eachLanguageSaysEverything(SessionLanguage language) throws IOException {
    Map<String, String> french = leaves(SessionLanguage.FRENCH);
    Map<String, String> texts = leaves(language);
    assertThat(texts.keySet()).isEqualTo(french.keySet());
    assertThat(texts).allSatisfy((path, text) -> assertThat(text).as(path).isNotBlank());
    assertThat(texts)
        .allSatisfy(
            (path, text) ->
                assertThat(places(text))
                    .as(path)
                    .isEqualTo(places(Objects.requireNonNull(french.get(path)))));
  }

  /** Texts that are chosen by a word that comes from elsewhere. */
  private static final Set<String> BY_WORD =
      Set.of(
          "answers", "corners", "help", "hour", "limits", "mention", "minute", "points", "ready",
          "state");

  @Test
  void everyTextIsSaidSomewhere() throws IOException {
    String sources = sources();
    for (String path : leaves(SessionLanguage.FRENCH).keySet()) {
      List<String> parts = List.of(path.split("\\.", -1));
      String last = parts.getLast();
      boolean isByWord =
          (parts.size() > 1 && BY_WORD.contains(parts.get(parts.size() - 2)))
              || WORDS.contains(last);
      assertThat(isByWord || Pattern.compile("[.\"]" + last + "\\b").matcher(sources).find())
          .as(path)
          .isTrue();
    }
  }

  /** Codes of the agent that choose a text. */
  private static final Set<String> WORDS =
      Stream.of(
              Arrays.stream(SurveyQuestion.values()).map(SurveyQuestion::code),
              Arrays.stream(SessionSnapshot.Writing.values()).map(it -> EnumCodes.code(it)),
              Arrays.stream(AppointmentCodeResult.Result.values()).map(CodedEnum::code),
              Arrays.stream(ForgottenPaperPlace.values()).map(CodedEnum::code),
              Stream.of("closed", "trouble"))
          .flatMap(it -> it)
          .collect(Collectors.toSet());

  private static String sources() throws IOException {
    var all = new StringBuilder();
    for (Path folder : List.of(PAGES.resolve("screen/page"), SCREEN)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(it -> it.toString().matches(".*\\.(js|java)")).toList()) {
          all.append(Files.readString(file));
        }
      }
    }
    return all.toString();
  }

  private static Set<String> places(String text) {
    return Pattern.compile("\\{\\w+\\}")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  private static Map<String, String> leaves(SessionLanguage language) throws IOException {
    String file = "screen/page/texts-" + language.tag() + ".json";
    Map<String, String> found = new TreeMap<>();
    collect(new JsonObject(Files.readString(PAGES.resolve(file))), "", found);
    return found;
  }

  private static void collect(JsonObject texts, String path, Map<String, String> found) {
    for (String name : texts.fieldNames()) {
      if (texts.getValue(name) instanceof JsonObject part) {
        collect(part, path + name + ".", found);
      } else {
        found.put(path + name, texts.getString(name));
      }
    }
  }
}
