package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The French of the pages, as somebody who sets French type writes it. */
class PageTextsTest {

  private static final Path PAGES = Path.of("src/main/resources/fr/teleguichet/edge");
  private static final Pattern PLAIN_SPACE =
      Pattern.compile("[\\p{L}…»] [:;?!»]|« |[0-9}] (?:s|m|min|ms|cm|°C|%)\\b");

  private static String french(String file) throws IOException {
    String texts = Files.readString(PAGES.resolve(file));
    int begin = texts.indexOf("fr: {");
    return texts.substring(begin, texts.indexOf("en: {", begin));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "screen/page/texts.js",
        "screen/page/call-texts.js",
        "workbench/page/workbench-texts.js"
      })
  void noLineBreaksBeforeADoubleSign(String file) throws IOException {
    Matcher plain = PLAIN_SPACE.matcher(french(file));
    assertThat(plain.results().map(it -> it.group())).as(file).isEmpty();
  }

  @Test
  void theWorkbenchQuotesTheWordsOfThePage() throws IOException {
    Matcher question =
        Pattern.compile("doubt: \\{\\s+title: \"([^\"]+)\"")
            .matcher(french("screen/page/texts.js"));
    assertThat(question.find()).isTrue();
    assertThat(french("workbench/page/workbench-texts.js")).contains(question.group(1));
  }
}
