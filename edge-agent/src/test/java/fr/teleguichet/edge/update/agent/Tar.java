package fr.teleguichet.edge.update.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Writes tar archives of any kind, also of those that must be refused. */
final class Tar {

  private static final int BLOCK = 512;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** A package in which nothing is missing. */
  static Tar complete() {
    return new Tar().program().file("lib/edge-agent.jar", 0644, "a library");
  }

  Tar program() {
    return file("bin/edge-agent", 0755, "#!/bin/sh\necho started\n");
  }

  Tar file(String name, int mode, String content) {
    return file(name, mode, content.getBytes(StandardCharsets.UTF_8));
  }

  Tar file(String name, int mode, byte[] content) {
    entry(name, mode, '0', content.length, "");
    return bytes(content).bytes(new byte[-content.length & (BLOCK - 1)]);
  }

  Tar folder(String name) {
    return entry(name, 0755, '5', 0, "");
  }

  Tar entry(String name, int mode, char type, long size, String link) {
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "%07o".formatted(mode));
    put(header, 108, "0000000");
    put(header, 116, "0000000");
    put(header, 124, "%011o".formatted(size));
    put(header, 136, "00000000000");
    header[156] = (byte) type;
    put(header, 157, link);
    put(header, 257, "ustar");
    put(header, 263, "00");
    put(header, 148, "        ");
    int sum = 0;
    for (byte it : header) {
      sum += it & 0xff;
    }
    put(header, 148, "%06o\0 ".formatted(sum));
    return bytes(header);
  }

  Tar bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  byte[] end() {
    return bytes(new byte[2 * BLOCK]).unended();
  }

  byte[] unended() {
    return out.toByteArray();
  }

  static byte[] gzip(byte[] bytes) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
