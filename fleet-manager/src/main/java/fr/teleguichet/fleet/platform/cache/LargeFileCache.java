package fr.teleguichet.fleet.platform.cache;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Makes large files one after the other, since each takes much memory while it is made, and keeps
 * the last of them.
 */
public final class LargeFileCache {

  private final int maxBytes;
  private final Semaphore turn = new Semaphore(1, true);

  @GuardedBy("this")
  private final Map<String, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);

  @GuardedBy("this")
  private int bytes;

  /** Keeps as many bytes at most, all files together. */
  public LargeFileCache(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Made by this, unless the same was made a while ago.
   *
   * @param key which file it is: another one for any other content
   */
  public byte[] get(String key, Supplier<byte[]> made) {
    return find(key).orElseGet(() -> inTurn(key, made));
  }

  private byte[] inTurn(String key, Supplier<byte[]> made) {
    turn.acquireUninterruptibly();
    try {
      return find(key).orElseGet(() -> keep(key, made.get()));
    } finally {
      turn.release();
    }
  }

  private synchronized Optional<byte[]> find(String key) {
    return Optional.ofNullable(kept.get(key)).map(byte[]::clone);
  }

  private synchronized byte[] keep(String key, byte[] file) {
    var _ = kept.put(key, file.clone());
    bytes += file.length;
    var eldest = kept.values().iterator();
    while (bytes > maxBytes) {
      bytes -= eldest.next().length;
      eldest.remove();
    }
    return file;
  }
}
