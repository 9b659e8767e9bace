package fr.teleguichet.edge.link;

import fr.teleguichet.edge.loop.BlockingWait;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lets nothing be read before something was written: a server has nothing to say before CONNECT.
 * And knows for certain whether anything ever was, so that a CONNECT that never went out need not
 * be counted.
 *
 * <p>Paho 1.2.5 starts its reading thread and then waits, without limit, to see it run; when the
 * server hangs up or answers at once, that thread is gone first, and Paho waits for ever, with one
 * more thread for each try. Its writing thread, begun after such an end, is never told to stop. By
 * the time of Paho's first write all its threads have begun, however slow the machine: so a reader
 * waits for that and not for a length of time.
 */
@BlockingWait
final class FirstWriteGate {

  private final CountDownLatch written = new CountDownLatch(1);
  // Between the thread that writes and the one that gives up there is one winner.
  private final AtomicReference<Writing> writing = new AtomicReference<>(Writing.NOT_YET);

  private enum Writing {
    NOT_YET,
    BEGUN,
    NEVER
  }

  /** A stream that waits for the first write, or the first that is refused. */
  InputStream guard(InputStream in) {
    return new Guarded(in);
  }

  /** A stream whose first write opens the gate. */
  OutputStream opener(OutputStream out) {
    return new Opener(out);
  }

  /** Lets nothing be written if nothing was so far; answers whether that is so. */
  boolean shut() {
    var _ = writing.compareAndSet(Writing.NOT_YET, Writing.NEVER);
    return writing.get() == Writing.NEVER;
  }

  /** Lets go of a reader although nothing was written: nobody will any more. */
  void open() {
    written.countDown();
  }

  private void await() throws IOException {
    try {
      written.await();
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
      await();
      return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      await();
      return super.read(bytes, offset, length);
    }

    @Override
    public int available() throws IOException {
      await();
      return super.available();
    }
  }

  private final class Opener extends FilterOutputStream {

    Opener(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        if (!writing.compareAndSet(Writing.NOT_YET, Writing.BEGUN)
            && writing.get() == Writing.NEVER) {
          throw new IOException("given up");
        }
        out.write(bytes, offset, length);
      } finally {
        open();
      }
    }
  }
}
