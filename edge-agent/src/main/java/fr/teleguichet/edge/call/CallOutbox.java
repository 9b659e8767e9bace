package fr.teleguichet.edge.call;

import fr.teleguichet.edge.call.CallChannel.Reply;
import fr.teleguichet.edge.loop.Loop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the manager is to be told, one after the other and in order: an answer before its
 * candidates. What does not arrive is told again, a few times. Belongs to the loop.
 */
final class CallOutbox {

  private static final Logger LOG = LoggerFactory.getLogger(CallOutbox.class);

  /** A description with its candidates, and more than a minute of everything else. */
  static final int MAX_WAITING = 256;

  static final int MAX_TRIES = 5;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final Loop loop;
  private final CallChannel channel;
  private final Queue<Letter> waiting = new ArrayDeque<>();
  private @Nullable Letter sending;
  private Loop.@Nullable Timer pause;
  private boolean isClosed;

  private static final class Letter {
    private final String path;
    private final Supplier<String> json;
    private final Consumer<Optional<Reply>> answered;
    private int tries;

    Letter(String path, Supplier<String> json, Consumer<Optional<Reply>> answered) {
      this.path = path;
      this.json = json;
      this.answered = answered;
    }

    private boolean isEnd() {
      return path.endsWith("/end");
    }
  }

  CallOutbox(Loop loop, CallChannel channel) {
    this.loop = loop;
    this.channel = channel;
  }

  /** Tells the manager what does not change while it waits for its turn. */
  boolean post(String path, String json, Consumer<Optional<Reply>> answered) {
    return post(path, () -> json, answered);
  }

  /**
   * Tells the manager.
   *
   * @param json asked for each time that it is told
   * @param answered told of its last answer; without one when none came
   * @return whether there is room for it
   */
  boolean post(String path, Supplier<String> json, Consumer<Optional<Reply>> answered) {
    if (isClosed || waiting.size() >= MAX_WAITING) {
      return false;
    }
    waiting.add(new Letter(path, json, answered));
    next();
    return true;
  }

  /** What waits need not be told any more, nor what would be told again; but that a call ended. */
  void forget() {
    waiting.removeIf(letter -> !letter.isEnd());
    if (pause != null && sending != null && !sending.isEnd()) {
      pause.cancel();
      pause = null;
      sending = null;
    }
  }

  void close() {
    isClosed = true;
    waiting.clear();
    sending = null;
    if (pause != null) {
      pause.cancel();
    }
  }

  private void next() {
    if (sending == null && !waiting.isEmpty()) {
      sending = waiting.remove();
      send(sending);
    }
  }

  private void send(Letter letter) {
    pause = null;
    letter.tries++;
    channel
        .post(letter.path, letter.json.get())
        .onSuccess(reply -> replied(letter, reply))
        .onFailure(e -> failed(letter, Optional.empty(), String.valueOf(e.getMessage())));
  }

  private void replied(Letter letter, Reply reply) {
    if (reply.isForNow()) {
      failed(letter, Optional.of(reply), "the manager answered " + reply.status());
    } else {
      done(letter, Optional.of(reply));
    }
  }

  private void failed(Letter letter, Optional<Reply> last, String why) {
    if (isClosed) {
      return;
    }
    if (letter.tries >= MAX_TRIES) {
      LOG.warn("path={} why=\"{}\" The manager was not told.", letter.path, why);
      done(letter, last);
      return;
    }
    Duration wait =
        last.flatMap(Reply::later).orElse(FIRST_PAUSE.multipliedBy(1L << (letter.tries - 1)));
    pause = loop.after(wait, () -> send(letter));
  }

  private void done(Letter letter, Optional<Reply> reply) {
    if (!isClosed) {
      sending = null;
      letter.answered.accept(reply);
      next();
    }
  }
}
