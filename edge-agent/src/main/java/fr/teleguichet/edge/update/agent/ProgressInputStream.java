package fr.teleguichet.edge.update.agent;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntConsumer;

/** Tells how much of a stream has been read, in percent, each number once. */
final class ProgressInputStream extends FilterInputStream {

  private final long size;
  private final IntConsumer percent;
  private long read;
  private int told;

  ProgressInputStream(InputStream in, long size, IntConsumer percent) {
    super(in);
    this.size = size;
    this.percent = percent;
  }

  @Override
  public int read() throws IOException {
    int it = super.read();
    count(it < 0 ? 0 : 1);
    return it;
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    int count = super.read(into, at, length);
    count(Math.max(count, 0));
    return count;
  }

  private void count(int bytes) {
    read += bytes;
    int now = size == 0 ? 100 : (int) (read * 100 / size);
    if (now > told) {
      told = now;
      percent.accept(now);
    }
  }
}
