package fr.teleguichet.fleet.update.ddi;

import java.io.IOException;
import java.io.InputStream;

/** The beginning of a stream. */
final class BoundedInputStream extends InputStream {
  private final InputStream stream;
  private long left;

  BoundedInputStream(InputStream stream, long length) {
    this.stream = stream;
    this.left = length;
  }

  @Override
  public int read() throws IOException {
    if (left == 0) {
      return -1;
    }
    int read = stream.read();
    left -= read < 0 ? left : 1;
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (left == 0 && length > 0) {
      return -1;
    }
    int read = stream.read(buffer, offset, (int) Math.min(length, left));
    left -= read < 0 ? left : read;
    return read;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
