package fr.teleguichet.edge.peripheral.media;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * What can be said of a picture without showing it.
 *
 * @param width in pixels
 * @param height in pixels
 * @param brightness the mean over all pixels, in percent of white
 * @param contrast the standard deviation over all pixels, in percent of white; below {@value
 *     #BLANK} nothing is to be seen on it
 */
public record ImageStatistics(int width, int height, int brightness, int contrast) {

  /** Paper and noise differ by less, print by more. */
  static final int BLANK = 2;

  private static final int MAX_SIDE = 20_000;

  /** About so many pixels on each side are looked at. */
  private static final int SAMPLES = 100;

  private static final double WHITE = 255;

  /** Looks at a picture; nothing when it is none that the Java platform reads. */
  public static Optional<ImageStatistics> at(byte[] picture) {
    // In memory only: the platform's usual stream would keep a copy in a file.
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return look(reader);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException _) {
      // Readers of pictures throw whatever a damaged one brings about.
      return Optional.empty();
    }
  }

  private static Optional<ImageStatistics> look(ImageReader reader) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
      return Optional.empty();
    }
    int step = Math.max(1, Math.min(width, height) / SAMPLES);
    var coarse = reader.getDefaultReadParam();
    coarse.setSourceSubsampling(step, step, 0, 0);
    Raster pixels = reader.read(0, coarse).getRaster();
    double sum = 0;
    double squares = 0;
    long count = 0;
    for (int y = 0; y < pixels.getHeight(); y++) {
      for (int x = 0; x < pixels.getWidth(); x++) {
        double value = brightness(pixels, x, y);
        sum += value;
        squares += value * value;
        count++;
      }
    }
    double mean = sum / count;
    double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
    return Optional.of(new ImageStatistics(width, height, percent(mean), percent(deviation)));
  }

  /** The mean of up to three bands: good enough to tell dark from light. */
  private static double brightness(Raster pixels, int x, int y) {
    int bands = Math.min(3, pixels.getNumBands());
    double sum = 0;
    for (int band = 0; band < bands; band++) {
      sum += pixels.getSample(x, y, band);
    }
    return sum / bands;
  }

  private static int percent(double value) {
    return (int) Math.round(value / WHITE * 100);
  }

  /** Whether nothing is to be seen on it. */
  public boolean isBlank() {
    return contrast < BLANK;
  }

  /** Such as {@code 640×480, brightness 43 %, contrast 17 %}. */
  public String text() {
    return "%d×%d, brightness %d %%, contrast %d %%%s"
        .formatted(width, height, brightness, contrast, isBlank() ? ", blank" : "");
  }
}
