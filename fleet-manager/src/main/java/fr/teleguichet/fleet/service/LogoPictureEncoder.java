package fr.teleguichet.fleet.service;

import fr.teleguichet.hardware.service.ServiceLogo;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws a picture anew as the logo of a service: as large as it fits into the bytes of one, in up
 * to 256 colours, see-through where it was. Nothing but pixels goes over.
 */
final class LogoPictureEncoder {

  /** Of a logo's width and height, tried one after the other; the last always fits. */
  private static final double[] SCALES = {1, 0.85, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2};

  private static final int MAX_COLOURS = 256;

  private LogoPictureEncoder() {}

  /** The logo that shows the picture. */
  static ServiceLogo logo(BufferedImage picture) {
    for (double scale : SCALES) {
      byte[] png = png(inFewColours(fitted(picture, scale)));
      if (png.length <= ServiceLogo.MAX_SIZE) {
        return ServiceLogo.ofFile(png);
      }
    }
    throw new IllegalStateException("a picture of 51 by 25 pixels has too many bytes");
  }

  /** The picture within a part of the largest logo; never larger than it was. */
  private static BufferedImage fitted(BufferedImage picture, double scale) {
    double factor =
        Math.min(
            1,
            scale
                * Math.min(
                    (double) ServiceLogo.MAX_WIDTH / picture.getWidth(),
                    (double) ServiceLogo.MAX_HEIGHT / picture.getHeight()));
    int width = Math.max(1, (int) (picture.getWidth() * factor));
    int height = Math.max(1, (int) (picture.getHeight() * factor));
    BufferedImage drawn = picture;
    // By halves: in one step most pixels of a large picture would be passed over.
    do {
      drawn =
          scaled(
              drawn,
              Math.max(width, (drawn.getWidth() + 1) / 2),
              Math.max(height, (drawn.getHeight() + 1) / 2));
    } while (drawn.getWidth() > width || drawn.getHeight() > height);
    return drawn;
  }

  private static BufferedImage scaled(BufferedImage picture, int width, int height) {
    var drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = drawn.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    boolean _ = pen.drawImage(picture, 0, 0, width, height, null);
    pen.dispose();
    return drawn;
  }

  /** With as many shades as leave no more colours than a palette holds. */
  private static BufferedImage inFewColours(BufferedImage picture) {
    int[] pixels =
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    for (int bits = Byte.SIZE; ; bits--) {
      Optional<SequencedMap<Integer, Integer>> palette = palette(pixels, bits);
      if (palette.isPresent()) {
        return indexed(picture, pixels, bits, palette.get());
      }
    }
  }

  /**
   * Each colour with its place; nothing where they are too many, which those of two bits aren't.
   */
  private static Optional<SequencedMap<Integer, Integer>> palette(int[] pixels, int bits) {
    SequencedMap<Integer, Integer> places = new LinkedHashMap<>();
    for (int pixel : pixels) {
      places.putIfAbsent(shade(pixel, bits), places.size());
      if (places.size() > MAX_COLOURS) {
        return Optional.empty();
      }
    }
    return Optional.of(places);
  }

  /** The nearest colour whose four parts have so many bits; what can't be seen has no colour. */
  private static int shade(int pixel, int bits) {
    int steps = (1 << bits) - 1;
    int shade = 0;
    for (int at = 24; at >= 0; at -= Byte.SIZE) {
      int part = (((pixel >>> at) & 0xff) * steps + 127) / 255;
      shade |= (part * 255 / steps) << at;
    }
    return shade >>> 24 == 0 ? 0 : shade;
  }

  private static BufferedImage indexed(
      BufferedImage picture, int[] pixels, int bits, Map<Integer, Integer> palette) {
    int[] colours = palette.keySet().stream().mapToInt(Integer::intValue).toArray();
    var model =
        new IndexColorModel(Byte.SIZE, colours.length, colours, 0, true, -1, DataBuffer.TYPE_BYTE);
    int width = picture.getWidth();
    var indexed =
        new BufferedImage(width, picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
    for (int at = 0; at < pixels.length; at++) {
      int place = palette.getOrDefault(shade(pixels[at], bits), 0);
      indexed.getRaster().setSample(at % width, at / width, 0, place);
    }
    return indexed;
  }

  private static byte[] png(BufferedImage picture) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam smallest = writer.getDefaultWriteParam();
      smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      smallest.setCompressionQuality(0);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), smallest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
