package fr.teleguichet.edge.call;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A channel whose manager is the test. */
final class FakeCallChannel implements CallChannel {

  /** Something that the manager was told, and waits for an answer. */
  record Posted(String path, JsonObject message, Promise<Reply> reply) {
    void answer(int status, JsonObject json) {
      reply.complete(new Reply(status, json.encode(), Optional.empty()));
    }

    void answer(int status) {
      answer(status, new JsonObject());
    }

    String what() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  private final List<Posted> posted = new ArrayList<>();
  private Optional<Listener> listener = Optional.empty();
  private boolean isClosed;

  @Override
  public Stream events(Listener newest) {
    listener = Optional.of(newest);
    return () -> listener = Optional.empty();
  }

  @Override
  public Future<Reply> post(String path, String json) {
    Promise<Reply> reply = Promise.promise();
    posted.add(new Posted(path, new JsonObject(json), reply));
    return reply.future();
  }

  @Override
  public void close() {
    isClosed = true;
  }

  boolean isClosed() {
    return isClosed;
  }

  boolean isHeard() {
    return listener.isPresent();
  }

  Listener listener() {
    return listener.orElseThrow();
  }

  void tell(String name, JsonObject message) {
    listener().heard();
    listener().event(name, message.encode());
  }

  List<String> told() {
    return posted.stream().map(Posted::what).toList();
  }

  Posted last() {
    return posted.getLast();
  }
}
