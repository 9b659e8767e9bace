package fr.teleguichet.fleet.service;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Files that somebody may bring as the logo of a service. */
public final class SampleLogoFiles {

  private SampleLogoFiles() {}

  /** A blue disc and a red bar on nothing, as bodies draw theirs. */
  public static BufferedImage drawing(int width, int height, int type) {
    var picture = new BufferedImage(width, height, type);
    Graphics2D pen = picture.createGraphics();
    if (!picture.getColorModel().hasAlpha()) {
      pen.setColor(Color.WHITE);
      pen.fillRect(0, 0, width, height);
    }
    pen.setColor(new Color(0x00, 0x3d, 0xa5));
    pen.fillOval(0, 0, height, height);
    pen.setColor(new Color(0xe4, 0x00, 0x2b));
    pen.fillRect(height, height / 3, width - height, height / 3);
    pen.dispose();
    return picture;
  }

  /** A photograph of snow: nothing is like what is beside it. */
  static BufferedImage noise(int width, int height) {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    var random = new Random(7);
    for (int at = 0; at < width * height; at++) {
      picture.setRGB(at % width, at / width, random.nextInt());
    }
    return picture;
  }

  /** The usual file of a logo. */
  public static byte[] png() {
    return file(drawing(1_200, 400, BufferedImage.TYPE_INT_ARGB), "png");
  }

  /** A small file without anything beside its pixels. */
  public static byte[] plain(int width, int height) {
    return file(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "png");
  }

  static byte[] file(BufferedImage picture, String format) {
    var bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(picture, format, bytes)) {
        throw new IllegalArgumentException("nothing writes " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A JPEG in several passes over all pixels. */
  static byte[] progressive() {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam passes = writer.getDefaultWriteParam();
      passes.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.setOutput(out);
      writer.write(
          null, new IIOImage(drawing(60, 20, BufferedImage.TYPE_INT_RGB), null, null), passes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** A file whose header says that it is so large, and which has next to nothing in it. */
  static byte[] bomb(int width, int height) {
    var header = new ByteArrayOutputStream();
    try (var data = new DataOutputStream(header)) {
      data.writeInt(width);
      data.writeInt(height);
      data.write(new byte[] {8, 6, 0, 0, 0});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] small = png();
    byte[] chunk = chunk("IHDR", header.toByteArray());
    System.arraycopy(chunk, 0, small, 8, chunk.length);
    return small;
  }

  /** The same file with a chunk behind its header. */
  static byte[] with(byte[] png, String chunk, byte[] content) {
    var file = new ByteArrayOutputStream();
    file.write(png, 0, 33);
    file.writeBytes(chunk(chunk, content));
    file.write(png, 33, png.length - 33);
    return file.toByteArray();
  }

  private static byte[] chunk(String name, byte[] content) {
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    var sum = new CRC32();
    sum.update(type);
    sum.update(content);
    var file = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(file)) {
      out.writeInt(content.length);
      out.write(type);
      out.write(content);
      out.writeInt((int) sum.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }
}
