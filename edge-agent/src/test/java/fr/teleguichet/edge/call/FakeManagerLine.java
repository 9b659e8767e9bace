package fr.teleguichet.edge.call;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A line whose manager is the test; it takes no call. */
public final class FakeManagerLine implements ManagerMessageChannel {

  /** Something that the manager was told, and waits for an answer. */
  public record Posted(
      String path, JsonObject message, Consumer<Optional<CallChannel.Reply>> answered) {

    /** The manager answers. */
    public void reply(int status, JsonObject json) {
      answered.accept(Optional.of(new CallChannel.Reply(status, json.encode(), Optional.empty())));
    }
  }

  private final List<Posted> posted = new ArrayList<>();
  private final List<Listener> listeners = new ArrayList<>();
  private boolean isThere = true;

  @Override
  public boolean post(String path, String json, Consumer<Optional<CallChannel.Reply>> answered) {
    if (isThere) {
      posted.add(new Posted(path, new JsonObject(json), answered));
    }
    return isThere;
  }

  @Override
  public void listen(Listener listener) {
    listeners.add(listener);
  }

  /** Whether the manager can be told anything. */
  public void isThere(boolean now) {
    isThere = now;
  }

  /** The line is open, or open again. */
  public void open() {
    isThere = true;
    listeners.forEach(Listener::opened);
  }

  public List<Posted> posted() {
    return posted;
  }

  /** The manager says something. */
  public void tell(String event, JsonObject data) {
    listeners.forEach(it -> it.event(event, data.encode()));
  }

  /** The manager answers the last request with how it stands. */
  public void answer(String state, String outcome) {
    Posted last = posted.getLast();
    last.reply(
        201,
        new JsonObject()
            .put("id", last.message().getString("id"))
            .put("state", state)
            .put("outcome", outcome));
  }
}
