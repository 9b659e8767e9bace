package fr.teleguichet.edge.link;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds back the end of a stream that comes before anything was written.
 *
 * <p>Paho 1.2.5 starts its reading thread and then waits, without limit, to see it run; a server
 * that hangs up at once ends that thread first, and Paho waits for ever, with one more thread for
 * each try. A reader that only learns of the end after Paho's first write is seen in time.
 */
final class ReaderGate {

  /** In case Paho never writes. */
  private static final long LONGEST_SECONDS = 2;

  private final CountDownLatch written = new CountDownLatch(1);

  /** A stream whose early end waits for the first write. */
  InputStream guard(InputStream in) {
    return new Guarded(in);
  }

  /** A stream whose first flush opens the gate. */
  OutputStream opener(OutputStream out) {
    return new Opener(out);
  }

  private void await() throws IOException {
    try {
      var _ = written.await(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private final class Guarded extends FilterInputStream {

    Guarded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return checked(super::read);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return checked(() -> super.read(bytes, offset, length));
    }

    private int checked(Read read) throws IOException {
      try {
        int result = read.read();
        if (result < 0) {
          await();
        }
        return result;
      } catch (SocketTimeoutException e) {
        throw e;
      } catch (IOException e) {
        await();
        throw e;
      }
    }
  }

  @FunctionalInterface
  private interface Read {
    int read() throws IOException;
  }

  private final class Opener extends FilterOutputStream {

    Opener(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      try {
        super.flush();
      } finally {
        written.countDown();
      }
    }
  }
}
