package fr.teleguichet.edge.update.version;

import fr.teleguichet.hardware.text.Sha256Digest;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** So many bytes of a stream, whose end is reached only when their SHA-256 is the given one. */
final class DigestCheckingInputStream extends InputStream {

  private final InputStream in;
  private final String sha256;
  private final MessageDigest digest;
  private long left;
  private boolean checked;

  DigestCheckingInputStream(InputStream in, long size, String sha256) {
    this.in = in;
    this.left = size;
    this.sha256 = sha256;
    this.digest = Sha256Digest.begin();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0) {
      check();
      return -1;
    }
    int read = in.read(into, at, (int) Math.min(length, left));
    if (read < 0) {
      throw new IOException("the file became shorter");
    }
    digest.update(into, at, read);
    left -= read;
    return read;
  }

  private void check() throws IOException {
    if (!checked && !HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
      throw new IOException("the file is not the one that was judged");
    }
    checked = true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
