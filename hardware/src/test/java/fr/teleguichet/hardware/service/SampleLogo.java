package fr.teleguichet.hardware.service;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Pictures as PNG files, made of their chunks. */
final class SampleLogo {

  private static final long SIGNATURE = 0x89504e470d0a1a0aL;

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(file);

  SampleLogo() {
    try {
      out.writeLong(SIGNATURE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A grey picture that says of itself that it is so large. */
  static byte[] of(int width, int height) {
    return new SampleLogo().header(width, height).pixels().chunk("IEND", new byte[0]).file();
  }

  SampleLogo header(int width, int height) {
    var header = new ByteArrayOutputStream();
    try (var data = new DataOutputStream(header)) {
      data.writeInt(width);
      data.writeInt(height);
      data.write(new byte[] {8, 0, 0, 0, 0});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return chunk("IHDR", header.toByteArray());
  }

  SampleLogo pixels() {
    var packer = new Deflater();
    packer.setInput(new byte[1_000]);
    packer.finish();
    byte[] packed = new byte[100];
    int length = packer.deflate(packed);
    packer.end();
    return chunk("IDAT", Arrays.copyOf(packed, length));
  }

  SampleLogo chunk(String name, byte[] content) {
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    var sum = new CRC32();
    sum.update(type);
    sum.update(content);
    try {
      out.writeInt(content.length);
      out.write(type);
      out.write(content);
      out.writeInt((int) sum.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  byte[] file() {
    return file.toByteArray();
  }
}
