package fr.teleguichet.edge.screen;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/** How light the points are that a browser drew, as WCAG 2.2 measures it (relative luminance). */
final class Drawn {

  /** Fewer points of a colour are the edge of a letter and not its stroke. */
  private static final int MIN_POINTS = 20;

  private Drawn() {}

  /** The page as it is now, kept in a file to be looked at. */
  static BufferedImage page(Page page, Path kept) {
    return image(page.screenshot(new Page.ScreenshotOptions().setPath(kept)));
  }

  private static BufferedImage image(byte[] png) {
    try {
      return ImageIO.read(new ByteArrayInputStream(png));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The light of the whole picture, 0 to 1. */
  static double light(BufferedImage picture) {
    double sum = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        sum += luminance(picture.getRGB(x, y));
      }
    }
    return sum / picture.getWidth() / picture.getHeight();
  }

  /** The brightest point of one of so many times so many parts of the picture. */
  static double brightest(BufferedImage picture, int row, int column, int parts) {
    double most = 0;
    int height = picture.getHeight() / parts;
    int width = picture.getWidth() / parts;
    for (int y = row * height; y < (row + 1) * height; y++) {
      for (int x = column * width; x < (column + 1) * width; x++) {
        most = Math.max(most, luminance(picture.getRGB(x, y)));
      }
    }
    return most;
  }

  /** Of words, between their ground, the commonest colour, and the stroke farthest from it. */
  static double contrast(Locator words) {
    BufferedImage picture = image(words.screenshot());
    Map<Integer, Integer> points = new HashMap<>();
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        points.merge(picture.getRGB(x, y), 1, Integer::sum);
      }
    }
    int ground =
        points.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    return points.entrySet().stream()
        .filter(it -> it.getValue() >= MIN_POINTS)
        .mapToDouble(it -> contrast(it.getKey(), ground))
        .max()
        .orElseThrow();
  }

  /** Between two colours. */
  static double contrast(int one, int other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  private static double linear(int channel) {
    double value = (channel & 0xff) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
