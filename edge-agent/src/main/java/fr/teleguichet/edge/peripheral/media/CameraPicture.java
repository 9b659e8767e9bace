package fr.teleguichet.edge.peripheral.media;

import java.io.IOException;
import java.util.Arrays;

/** A JPEG picture in memory only; whoever has it closes it, which overwrites it. */
public final class CameraPicture implements AutoCloseable {

  /** The largest picture that is taken, in bytes. */
  public static final int MAX_SIZE = 4 << 20;

  private final byte[] jpeg;

  private CameraPicture(byte[] jpeg) {
    this.jpeg = jpeg;
  }

  /** The bytes of a JPEG file, which now belong to the picture. */
  static CameraPicture of(byte[] bytes) throws IOException {
    boolean isJpeg = bytes.length > 3 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xd8;
    if (!isJpeg) {
      throw new IOException("no-picture");
    }
    return new CameraPicture(bytes);
  }

  /** The bytes themselves, which {@link #close} overwrites. */
  public byte[] jpeg() {
    return jpeg;
  }

  @Override
  public void close() {
    Arrays.fill(jpeg, (byte) 0);
  }
}
