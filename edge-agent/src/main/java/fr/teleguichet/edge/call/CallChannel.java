package fr.teleguichet.edge.call;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/** What a kiosk and its fleet manager say of calls, by one certificate. Belongs to the loop. */
public interface CallChannel {

  /** Has the manager tell what happens, from now on. */
  Stream events(Listener listener);

  /**
   * Tells the manager something; fails when there is no answer that can be used.
   *
   * @param path such as {@code /calls/v1/calls}
   */
  Future<Reply> post(String path, String json);

  /** Ends everything that is under way. */
  void close();

  /** Events that come in. */
  interface Stream {
    /** No more of them; the listener is told nothing any more. */
    void close();
  }

  /** Told of the manager's stream, on the loop. */
  interface Listener {
    /** The manager is there. */
    void opened();

    /** It is still there. */
    void heard();

    void event(String name, String data);

    /** It is over. */
    void ended(StreamEnd how);
  }

  /** Why a stream of events is over. */
  sealed interface StreamEnd {

    /** This manager knows no calls: it is of a former version, or another program. */
    record Unknown() implements StreamEnd {}

    record Broken(String why) implements StreamEnd {}
  }

  /**
   * An answer.
   *
   * @param json its body, at most 64 KiB
   * @param later when to ask again, where the manager says so
   */
  record Reply(int status, String json, Optional<Duration> later) {
    public boolean isTaken() {
      return status / 100 == 2;
    }

    /** Whether the same may be taken later. */
    boolean isForNow() {
      return status == 429 || status / 100 == 5;
    }

    @Override
    public String toString() {
      return "Reply[status=" + status + "]";
    }
  }
}
