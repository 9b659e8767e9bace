package fr.teleguichet.edge.wire;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Counts the edges by which a line becomes active. */
final class LinePulseCounter implements BoardWires.PulseCounter, Consumer<Boolean> {

  private final AtomicLong count = new AtomicLong();
  private final SingleClose once = new SingleClose();
  private final Runnable closing;

  LinePulseCounter(Runnable closing) {
    this.closing = closing;
  }

  @Override
  public void accept(Boolean active) {
    if (active) {
      var _ = count.incrementAndGet();
    }
  }

  @Override
  public long total() {
    return count.get();
  }

  @Override
  public void close() {
    once.run(closing);
  }
}
