package fr.teleguichet.edge.update.version;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One member of a cpio archive in SVR4's format (cpio(5), "New ASCII Format"). The archive as a
 * whole was judged before; that it still is the same one shows in the digest.
 */
final class CpioContentReader {

  private static final int HEADER = 110;
  private static final int SIZE = 54;
  private static final int NAME_SIZE = 94;
  private static final int MAX_NAME_LENGTH = 4096;
  private static final int MAX_MEMBERS = 1000;

  private CpioContentReader() {}

  static InputStream open(Path file, String name, String sha256) throws IOException {
    var in = new BufferedInputStream(Files.newInputStream(file));
    try {
      for (int members = 0; members < MAX_MEMBERS; members++) {
        byte[] header = exactly(in, HEADER);
        long size = hex(header, SIZE);
        int nameSize = Math.toIntExact(hex(header, NAME_SIZE));
        if (nameSize < 1 || nameSize > MAX_NAME_LENGTH) {
          break;
        }
        String found =
            new String(exactly(in, nameSize), 0, nameSize - 1, StandardCharsets.US_ASCII);
        in.skipNBytes(padding(HEADER + nameSize));
        if (found.equals(name)) {
          return new DigestCheckingInputStream(in, size, sha256);
        }
        in.skipNBytes(size + padding(size));
      }
      throw new IOException(name + " is not in the archive any more");
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the archive ends too early");
    }
    return bytes;
  }

  private static long hex(byte[] header, int at) throws IOException {
    try {
      return Long.parseLong(new String(header, at, 8, StandardCharsets.US_ASCII), 16);
    } catch (NumberFormatException e) {
      throw new IOException("the archive is no archive any more", e);
    }
  }

  private static int padding(long length) {
    return (int) (-length & 3);
  }
}
