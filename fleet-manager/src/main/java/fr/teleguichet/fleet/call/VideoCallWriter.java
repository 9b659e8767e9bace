package fr.teleguichet.fleet.call;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what becomes of calls, at once or, without the database, later. Of each call the latest
 * that could not be written is kept: a try that began before may fail after it.
 */
final class VideoCallWriter {
  private static final Logger LOG = LoggerFactory.getLogger(VideoCallWriter.class);

  private final Consumer<VideoCall> table;
  private final Map<UUID, VideoCall> unwritten = new ConcurrentHashMap<>();

  /**
   * Nothing waits yet.
   *
   * @param table writes a call, or fails as the database does
   */
  VideoCallWriter(Consumer<VideoCall> table) {
    this.table = table;
  }

  /** Writes a call, now or later. */
  void write(VideoCall call) {
    try {
      table.accept(call);
      unwritten.remove(call.id(), call);
    } catch (JdbiException failure) {
      if (!unwritten.containsKey(call.id())) {
        LOG.atWarn()
            .addKeyValue("call", call.id())
            .addKeyValue("cause", failure.getMessage())
            .log("What became of a call can't be written; it is tried again.");
      }
      VideoCall _ = unwritten.merge(call.id(), call, VideoCallWriter::later);
    }
  }

  /** Tries again what could not be written. */
  void writeAgain() {
    unwritten.values().forEach(this::write);
  }

  private static VideoCall later(VideoCall one, VideoCall other) {
    return step(other.state()) < step(one.state()) ? one : other;
  }

  /** A call never goes back to a lower one. */
  private static int step(CallState state) {
    return switch (state) {
      case CallState.Waiting() -> 0;
      case CallState.Answered _ -> 1;
      case CallState.Connected _ -> 2;
      case CallState.Ended _ -> 3;
    };
  }
}
