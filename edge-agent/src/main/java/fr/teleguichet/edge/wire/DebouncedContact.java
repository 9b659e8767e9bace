package fr.teleguichet.edge.wire;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.hardware.wiring.PinFunction;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An input without its bounces: a button, a door, a hook, an infrared sensor. Belongs to the loop;
 * {@link #state} may be read from any thread.
 */
public final class DebouncedContact {

  private final Loop loop;
  private final Loop.Worker worker;
  private final PinFunction line;
  private final Consumer<Boolean> listener;
  private final DebounceFilter debounce;
  private volatile State state = new State(false, Duration.ZERO);
  private BoardWires.@Nullable Input input;
  private boolean heard;
  private volatile boolean open;
  private Loop.@Nullable Timer timer;

  /**
   * What the contact is.
   *
   * @param active whether it is active
   * @param since when it became so, by the loop's clock
   */
  public record State(boolean active, Duration since) {}

  /**
   * A contact that is not open yet, and inactive.
   *
   * @param worker a thread that the line is opened and closed on
   * @param listener told on the loop of each change that lasted
   */
  public DebouncedContact(
      Loop loop, Loop.Worker worker, PinFunction line, Consumer<Boolean> listener) {
    this.loop = loop;
    this.worker = worker;
    this.line = line;
    this.listener = listener;
    this.debounce = new DebounceFilter(line.debounce(), false);
  }

  /** Opens the line; done once its level is known. */
  public Future<Void> open(BoardWires wires) {
    loop.check();
    return worker
        .run(
            () -> {
              var opened = wires.input(line.id(), this::edge);
              return new Opened(opened, opened.isActive());
            })
        .onSuccess(
            opened -> {
              input = opened.input;
              open = true;
              if (!heard) {
                take(opened.active, loop.uptime());
              }
            })
        .mapEmpty();
  }

  private record Opened(BoardWires.Input input, boolean active) {}

  /** Closes the line. */
  public Future<Void> close() {
    loop.check();
    if (timer != null) {
      timer.cancel();
    }
    BoardWires.Input opened = input;
    input = null;
    open = false;
    return opened == null
        ? Future.succeededFuture()
        : worker.run(
            () -> {
              opened.close();
              return null;
            });
  }

  /** Whether its line could be opened; may be asked from any thread. */
  public boolean isOpen() {
    return open;
  }

  /** What it is now. */
  public State state() {
    return state;
  }

  /** Comes from a thread of the wires: the time is taken there, the rest done on the loop. */
  private void edge(boolean active) {
    Duration at = loop.uptime();
    loop.enter(
        () -> {
          heard = true;
          take(active, at);
        });
  }

  private void take(boolean active, Duration at) {
    debounce.take(active, at);
    settle();
  }

  private void settle() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    debounce.settle(loop.uptime()).ifPresent(this::follow);
    debounce.due().ifPresent(due -> timer = loop.after(due.minus(loop.uptime()), this::settle));
  }

  private void follow(boolean active) {
    state = new State(active, loop.uptime());
    listener.accept(active);
  }
}
