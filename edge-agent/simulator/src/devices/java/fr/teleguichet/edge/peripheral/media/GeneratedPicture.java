package fr.teleguichet.edge.peripheral.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Pictures that simulated devices take: one shade of grey, with or without something dark on it.
 */
public final class GeneratedPicture {

  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;

  private GeneratedPicture() {}

  /**
   * A JPEG file.
   *
   * @param shade 0 for black to 255 for white
   * @param marked whether a dark beam is to be seen
   */
  public static byte[] jpeg(int shade, boolean marked) {
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    int[] row = new int[WIDTH];
    for (int y = 0; y < HEIGHT; y++) {
      boolean isDark = marked && y >= HEIGHT / 3 && y < HEIGHT / 2;
      Arrays.fill(row, isDark ? shade / 4 : shade);
      image.getRaster().setSamples(0, y, WIDTH, 1, 0, row);
    }
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      var _ = ImageIO.write(image, "jpg", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
