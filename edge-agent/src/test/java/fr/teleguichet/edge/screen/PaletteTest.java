package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The page's colours by their contrast (WCAG 2.2, 1.4.6 and 1.4.11), against the page about them.
 */
class PaletteTest {

  private static final Path COLOURS =
      Path.of("src/main/resources/fr/teleguichet/edge/screen/page/colours.css");
  private static final Path DESIGN = Path.of("docs/screen-design.md");
  private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");

  private record Pair(String words, String ground, String row) {}

  private static final List<Pair> WORDS =
      List.of(
          new Pair("ink", "paper", "words on paper"),
          new Pair("ink", "card", "words on a card"),
          new Pair("on-strong", "strong", "main button"),
          new Pair("now", "now-paper", "available now"),
          new Pair("later", "later-paper", "later"),
          new Pair("none", "none-paper", "not available"),
          new Pair("warn", "warn-paper", "warning"));
  private static final List<Pair> SHAPES =
      List.of(
          new Pair("line", "paper", "edge of a button on paper"),
          new Pair("focus", "paper", "focus on paper"));

  @Test
  void wordsAndEdgesStandOutInEachPaletteAsThePageAboutThemSays() throws IOException {
    List<Map<String, Integer>> palettes =
        List.of(palette(":root {"), palette(":root.contrast {"), palette(":root.dark {"));
    String design = Files.readString(DESIGN);
    for (Pair pair : WORDS) {
      assertThat(contrast(palettes.get(0), pair)).as(pair.row).isGreaterThanOrEqualTo(7);
      assertThat(contrast(palettes.get(1), pair)).as(pair.row).isGreaterThanOrEqualTo(7);
      assertThat(contrast(palettes.get(2), pair)).as(pair.row).isGreaterThanOrEqualTo(4.5);
      assertThat(design).contains(row(palettes, pair));
    }
    for (Pair pair : SHAPES) {
      for (Map<String, Integer> palette : palettes) {
        assertThat(contrast(palette, pair)).as(pair.row).isGreaterThanOrEqualTo(3);
      }
      assertThat(design).contains(row(palettes, pair));
    }
  }

  private static String row(List<Map<String, Integer>> palettes, Pair pair) {
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %.1f |",
        pair.row,
        contrast(palettes.get(0), pair),
        contrast(palettes.get(1), pair),
        contrast(palettes.get(2), pair));
  }

  private static double contrast(Map<String, Integer> palette, Pair pair) {
    return Drawn.contrast(
        Objects.requireNonNull(palette.get(pair.words)),
        Objects.requireNonNull(palette.get(pair.ground)));
  }

  /** What this palette says, and for the rest the usual one. */
  private static Map<String, Integer> palette(String selector) throws IOException {
    String css = Files.readString(COLOURS);
    Map<String, Integer> colours = new HashMap<>();
    for (String begin : List.of(":root {", selector)) {
      int from = css.indexOf(begin);
      Matcher found = COLOUR.matcher(css.substring(from, css.indexOf("}", from)));
      while (found.find()) {
        colours.put(found.group(1), Integer.parseInt(found.group(2), 16));
      }
    }
    return colours;
  }
}
