package fr.teleguichet.fleet.platform.datadir;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Whoever writes to it may close it, and what is behind it stays open for the next. */
public final class NonClosingOutputStream extends FilterOutputStream {
  /** A stream before another one. */
  public NonClosingOutputStream(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}
