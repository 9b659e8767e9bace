package fr.teleguichet.fleet.service;

import jakarta.inject.Singleton;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the picture that somebody brings as a logo, of which nothing is believed. How much memory
 * and time a picture takes is known from its header and its marks before any of it is decoded, and
 * one is decoded at a time.
 */
@Singleton
final class LogoPictureReader {

  /** In bytes. */
  static final int MAX_SIZE = 500_000;

  /** Of a picture: 32 MB where each pixel is four numbers of 16 bits. */
  static final int MAX_PIXELS = 4_000_000;

  /** Passes over all pixels of a progressive JPEG; programs that draw write up to a dozen. */
  private static final int MAX_SCANS = 24;

  /** What parts of a JPEG begin with, and those that matter. */
  private static final byte MARK = (byte) 0xff;

  private static final int SCAN = 0xda;
  private static final int PROFILE = 0xe2;
  private static final int REMARK = 0xfe;

  private static final Logger LOG = LoggerFactory.getLogger(LogoPictureReader.class);

  private static final HexFormat HEX = HexFormat.of();

  /** What became of a file. */
  sealed interface Outcome {
    /** It is a picture; of an animation, the first one. */
    record Read(BufferedImage picture) implements Outcome {}

    /** It is none that is taken. */
    record Refused(Reason reason) implements Outcome {}
  }

  /** Why a file is not taken. */
  enum Reason {
    LARGE,
    PIXELS,
    UNREADABLE
  }

  /** Looks at a file. */
  synchronized Outcome read(byte[] file) {
    if (file.length > MAX_SIZE) {
      return new Outcome.Refused(Reason.LARGE);
    }
    byte[] content = file.clone();
    Optional<String> format = format(content);
    try {
      if (format.isEmpty() || (format.get().equals("jpeg") && !isPlain(content))) {
        return new Outcome.Refused(Reason.UNREADABLE);
      }
      return decoded(format.get(), content);
    } catch (IOException | RuntimeException e) {
      // The decoders throw whatever they like at what is broken.
      LOG.info("cause=\"{}\" A picture can't be read.", e.toString());
      return new Outcome.Refused(Reason.UNREADABLE);
    }
  }

  /** By how it begins, whatever it is called. */
  private static Optional<String> format(byte[] content) {
    String start = HEX.formatHex(content, 0, Math.min(8, content.length));
    if (start.equals("89504e470d0a1a0a")) {
      return Optional.of("png");
    }
    return start.startsWith("ffd8ff") ? Optional.of("jpeg") : Optional.empty();
  }

  /**
   * Whether a JPEG has few passes. Its colour profiles become remarks, which are passed over: they
   * are little programs.
   */
  private static boolean isPlain(byte[] jpeg) {
    int scans = 0;
    for (int at = 2; at + 3 < jpeg.length; at++) {
      if (jpeg[at] == MARK && jpeg[at + 1] == (byte) SCAN) {
        scans++;
      }
    }
    int at = 2;
    while (at + 3 < jpeg.length && (jpeg[at] != MARK || jpeg[at + 1] != (byte) SCAN)) {
      int marker = jpeg[at + 1] & 0xff;
      if (jpeg[at] != MARK || marker == 0xff) {
        at++; // What fills the space between two parts is passed over by decoders too.
      } else if (marker <= 1 || (marker >= 0xd0 && marker <= 0xd7)) {
        at += 2;
      } else {
        jpeg[at + 1] = marker == PROFILE ? (byte) REMARK : jpeg[at + 1];
        at += 2 + (((jpeg[at + 2] & 0xff) << 8) | (jpeg[at + 3] & 0xff));
      }
    }
    return scans <= MAX_SCANS;
  }

  private static Outcome decoded(String format, byte[] content) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    ImageReader reader = readers.next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      // Without the texts and moments beside the pixels, which may be packed.
      reader.setInput(in, true, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      return pixels > MAX_PIXELS
          ? new Outcome.Refused(Reason.PIXELS)
          : new Outcome.Read(asDark(reader.read(0)));
    } finally {
      reader.dispose();
    }
  }

  /** Java takes the numbers of greys for light, and would bleach them; those of a file are sRGB. */
  private static BufferedImage asDark(BufferedImage picture) {
    if (picture.getColorModel().getColorSpace().getType() != ColorSpace.TYPE_GRAY) {
      return picture;
    }
    int width = picture.getWidth();
    var drawn = new BufferedImage(width, picture.getHeight(), BufferedImage.TYPE_INT_ARGB);
    int surplus = picture.getSampleModel().getSampleSize(0) - Byte.SIZE;
    int[] parts = new int[2];
    for (int at = 0; at < width * picture.getHeight(); at++) {
      parts[1] = 0xff << surplus;
      int[] read = picture.getRaster().getPixel(at % width, at / width, parts);
      int grey = read[0] >> surplus;
      drawn.setRGB(at % width, at / width, ((read[1] >> surplus) << 24) | (grey * 0x010101));
    }
    return drawn;
  }
}
