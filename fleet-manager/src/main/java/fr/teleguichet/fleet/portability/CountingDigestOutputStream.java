package fr.teleguichet.fleet.portability;

import fr.teleguichet.hardware.text.Sha256Digest;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Counts and sums what goes through; it may be closed, and what is behind it stays open. */
final class CountingDigestOutputStream extends FilterOutputStream {
  private final MessageDigest digest = Sha256Digest.begin();
  private long bytes;

  CountingDigestOutputStream(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] content, int offset, int length) throws IOException {
    out.write(content, offset, length);
    digest.update(content, offset, length);
    bytes += length;
  }

  @Override
  public void close() throws IOException {
    flush();
  }

  long bytes() {
    return bytes;
  }

  /** The SHA-256 of all of it, in hexadecimal; asked for once, at the end. */
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
