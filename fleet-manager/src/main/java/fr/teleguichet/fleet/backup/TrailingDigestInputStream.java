package fr.teleguichet.fleet.backup;

import fr.teleguichet.hardware.text.Sha256Digest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Compares what {@link TrailingDigestOutputStream} wrote at the end with what was read before. */
final class TrailingDigestInputStream extends FilterInputStream {
  private static final int BUFFER = 1 << 16;

  private final MessageDigest digest = Sha256Digest.begin();
  private final byte[] last = new byte[TrailingDigestOutputStream.PLACE.length()];
  private int held;

  TrailingDigestInputStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = in.read(bytes, offset, length);
    if (read > 0) {
      take(bytes, offset, read);
    }
    return read;
  }

  private void take(byte[] bytes, int offset, int length) {
    int over = Math.max(0, held + length - last.length);
    int fromHeld = Math.min(over, held);
    digest.update(last, 0, fromHeld);
    System.arraycopy(last, fromHeld, last, 0, held - fromHeld);
    held -= fromHeld;
    int through = over - fromHeld;
    digest.update(bytes, offset, through);
    System.arraycopy(bytes, offset + through, last, held, length - through);
    held += length - through;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Reads what is left, and says whether everything is what was written. */
  boolean isWhole() throws IOException {
    byte[] rest = new byte[BUFFER];
    int read = read(rest, 0, rest.length);
    while (read >= 0) {
      read = read(rest, 0, rest.length);
    }
    return held == last.length
        && HexFormat.of()
            .formatHex(digest.digest())
            .equals(new String(last, StandardCharsets.ISO_8859_1));
  }
}
