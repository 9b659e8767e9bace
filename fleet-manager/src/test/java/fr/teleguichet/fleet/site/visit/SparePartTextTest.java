package fr.teleguichet.fleet.site.visit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.BoardProfiles;
import fr.teleguichet.hardware.parts.Part;
import fr.teleguichet.hardware.text.TextLine;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every part of every board that is shipped has its name in both languages. */
final class SparePartTextTest {

  private static final LocalizedText FRENCH = new MessageBundles().in(Language.FRENCH);
  private static final LocalizedText ENGLISH = new MessageBundles().in(Language.ENGLISH);

  /** Words that the board files use and that French does not. */
  private static final Pattern ENGLISH_WORDS =
      Pattern.compile(
          "\\b(?:the|and|with|without|any|for|from|of|in|to|that|this|its|own|or|not|never|if|cable"
              + "|fan|drive|camera|monitor|screen|button|hub|supply|power|board|case|card|reader"
              + "|socket|sensor|plug|printer|keyboard|mouse|wires?|clock|cooler|heat|network|GB"
              + "|inch|headset|handset|speakerphone|shutter|stand|LED|Wi-Fi|Model)\\b");

  private static Stream<BoardProfile> boards() {
    return BoardProfiles.BUILT_IN.stream().map(BoardProfiles::builtIn);
  }

  @ParameterizedTest
  @MethodSource("boards")
  void anEnglishPartIsCalledAsItsBoardCallsIt(BoardProfile board) {
    for (Part part : board.bill().parts()) {
      assertThat(SparePartText.name(board, part, ENGLISH))
          .isEqualTo(part.name().value().replace('\'', '’'));
      assertThat(SparePartText.substitutes(board, part, ENGLISH))
          .isEqualTo(
              part.substitutes().stream()
                  .map(TextLine::value)
                  .collect(Collectors.joining("; "))
                  .replace('\'', '’'));
    }
  }

  @ParameterizedTest
  @MethodSource("boards")
  void noEnglishWordIsOnAFrenchSheet(BoardProfile board) {
    for (Part part : board.bill().parts()) {
      for (String words :
          Set.of(
              SparePartText.name(board, part, FRENCH),
              SparePartText.substitutes(board, part, FRENCH))) {
        assertThat(words).as(part.id().value()).isNotEmpty().doesNotContainPattern(ENGLISH_WORDS);
      }
      assertThat(SparePartText.name(board, part, FRENCH)).isNotEqualTo(part.name().value());
    }
  }

  @Test
  void nothingIsSaidOfAPartThatNoBoardHas() throws IOException {
    Set<String> known =
        boards()
            .flatMap(
                board ->
                    board.bill().parts().stream()
                        .map(part -> part.id().value())
                        .flatMap(id -> Stream.of(id, id + "_" + board.id().value())))
            .collect(Collectors.toCollection(TreeSet::new));
    Properties all = new Properties();
    try (Reader file =
        Files.newBufferedReader(Path.of("src/main/resources/messages_fr.properties"))) {
      all.load(file);
    }

    assertThat(
            all.stringPropertyNames().stream()
                .filter(
                    key -> key.startsWith("visit.part.name.") || key.startsWith("visit.part.or."))
                .map(key -> key.substring(key.lastIndexOf('.') + 1)))
        .isNotEmpty()
        .allMatch(known::contains);
  }
}
