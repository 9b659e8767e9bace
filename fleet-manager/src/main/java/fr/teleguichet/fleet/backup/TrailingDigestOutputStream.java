package fr.teleguichet.fleet.backup;

import fr.teleguichet.hardware.text.Sha256Digest;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Puts the SHA-256 of all bytes before them in the place of the last 64 bytes, in hexadecimal: the
 * comment at the end of a zip file. So the file says itself whether it is whole.
 */
final class TrailingDigestOutputStream extends FilterOutputStream {
  /** What the last bytes are until the digest is known. */
  static final String PLACE = "0".repeat(64);

  private final MessageDigest digest = Sha256Digest.begin();
  private final byte[] last = new byte[PLACE.length()];
  private int held;

  TrailingDigestOutputStream(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int over = Math.max(0, held + length - last.length);
    int fromHeld = Math.min(over, held);
    pass(last, 0, fromHeld);
    System.arraycopy(last, fromHeld, last, 0, held - fromHeld);
    held -= fromHeld;
    int through = over - fromHeld;
    pass(bytes, offset, through);
    System.arraycopy(bytes, offset + through, last, held, length - through);
    held += length - through;
  }

  private void pass(byte[] bytes, int offset, int length) throws IOException {
    digest.update(bytes, offset, length);
    out.write(bytes, offset, length);
  }

  /** Ends the file. */
  void finish() throws IOException {
    out.write(HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
