package fr.teleguichet.edge.link;

import fr.teleguichet.edge.loop.BlockingWait;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What a server sends in a WebSocket as one stream. The next piece is asked for when this one has
 * been read, so that no more than a piece is ever in memory.
 */
@BlockingWait
final class WebSocketInputStream extends InputStream implements WebSocket.Listener {

  /** How long a read waits before Paho may look whether it should stop, in milliseconds. */
  private static final long READ_MILLIS = 1_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private ByteBuffer piece = ByteBuffer.allocate(0);
  private @Nullable WebSocket source;
  private @Nullable String end;

  @Override
  public void onOpen(WebSocket socket) {
    lock.lock();
    try {
      source = socket;
    } finally {
      lock.unlock();
    }
    socket.request(1);
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
    if (!data.hasRemaining()) {
      socket.request(1);
      return null;
    }
    lock.lock();
    try {
      // The buffer is the client's again once this returns.
      piece = ByteBuffer.allocate(data.remaining()).put(data).flip();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    return null;
  }

  /** MQTT 5.0, section 6: whoever gets anything but binary closes the connection. */
  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    end("the server sent text where MQTT was due");
    socket.abort();
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
    end("the server closed the WebSocket, status " + status);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    end("the WebSocket failed: " + error);
  }

  /** There is nothing more to come; what came can still be read. */
  void end(String why) {
    lock.lock();
    try {
      if (end == null) {
        end = why;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    lock.lock();
    try {
      awaitPiece();
      int count = Math.min(length, piece.remaining());
      piece.get(bytes, offset, count);
      if (!piece.hasRemaining() && source != null) {
        source.request(1);
      }
      return count;
    } finally {
      lock.unlock();
    }
  }

  private void awaitPiece() throws IOException {
    long left = TimeUnit.MILLISECONDS.toNanos(READ_MILLIS);
    try {
      while (!piece.hasRemaining()) {
        if (end != null) {
          throw new IOException(end);
        }
        if (left <= 0) {
          throw new SocketTimeoutException("nothing came");
        }
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
