package fr.teleguichet.fleet.platform.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed is drawn: no # stands where a font has no letter. */
final class MissingGlyphReplacerTest {

  @Test
  void aLowFigureIsAFigureAndAHyphenAHyphen() {
    assertThat(MissingGlyphReplacer.replaced("<p>CO\u2082, 2\u2011x</p>"))
        .isEqualTo("<p>CO2, 2-x</p>");
  }

  /** What a kiosk's card says in its five languages is on a page and in no document. */
  private static final String PREVIEW = "services.preview.";

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void everyLetterOfTheTextsCanBeDrawn(String language) throws Exception {
    Font font;
    try (InputStream file = resource("/liberation/LiberationSans-Regular.ttf")) {
      font = Font.createFont(Font.TRUETYPE_FONT, file);
    }
    Set<String> missing = new TreeSet<>();
    Properties texts = texts(language);
    texts.stringPropertyNames().stream()
        .filter(key -> !key.startsWith(PREVIEW))
        .map(texts::getProperty)
        .forEach(
            text ->
                MissingGlyphReplacer.replaced(text)
                    .codePoints()
                    .filter(it -> !font.canDisplay(it))
                    .forEach(it -> missing.add(Character.toString(it))));

    assertThat(missing).isEmpty();
  }

  private static Properties texts(String language) throws IOException {
    Properties texts = new Properties();
    try (InputStreamReader file =
        new InputStreamReader(
            resource("/messages_" + language + ".properties"), StandardCharsets.UTF_8)) {
      texts.load(file);
    }
    return texts;
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(MissingGlyphReplacerTest.class.getResourceAsStream(name), name);
  }
}
