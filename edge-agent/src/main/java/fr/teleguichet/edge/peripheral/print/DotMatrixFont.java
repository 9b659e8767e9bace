package fr.teleguichet.edge.peripheral.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Letters made of dots, so that a kiosk needs no fonts and no graphics of the Java platform to draw
 * a test page.
 */
final class DotMatrixFont {

  static final int WIDTH = 10;
  static final int HEIGHT = 20;

  private static final int DIGITS = 3;

  private final Map<Integer, int[]> rows = new HashMap<>();

  private DotMatrixFont(String text) {
    text.lines().filter(line -> !line.startsWith("#")).forEach(this::add);
  }

  static DotMatrixFont load() {
    try (InputStream in = DotMatrixFont.class.getResourceAsStream("glyphs.txt")) {
      if (in == null) {
        throw new IllegalStateException("glyphs.txt is not on the class path");
      }
      return new DotMatrixFont(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("glyphs.txt can't be read", e);
    }
  }

  private void add(String line) {
    int[] dots = new int[HEIGHT];
    String digits = line.substring(line.indexOf(' ') + 1);
    for (int y = 0; y < HEIGHT; y++) {
      dots[y] = Integer.parseInt(digits, y * DIGITS, (y + 1) * DIGITS, 16);
    }
    rows.put(Integer.parseInt(line, 0, line.indexOf(' '), 16), dots);
  }

  /** Whether the letter has ink there; one that is not known has none. */
  boolean isInk(int letter, int x, int y) {
    int[] dots = rows.get(letter);
    return dots != null && ((dots[y] >> (WIDTH - 1 - x)) & 1) == 1;
  }

  boolean knows(int letter) {
    return letter == ' ' || rows.containsKey(letter);
  }
}
