package fr.teleguichet.edge.wire;

import java.util.function.IntConsumer;

/** A pulse width line that knows whether it is open. */
final class PulseWidthHandle implements BoardWires.PulseWidth {

  private final SingleClose once = new SingleClose();
  private final String name;
  private final IntConsumer line;
  private final Runnable closing;

  PulseWidthHandle(String name, IntConsumer line, Runnable closing) {
    this.name = name;
    this.line = line;
    this.closing = closing;
  }

  @Override
  public void duty(int percent) throws WireException {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("a duty is 0 to 100 %, not " + percent);
    }
    once.requireOpen(name);
    WireErrorText.told("set the duty of " + name, () -> line.accept(percent));
  }

  @Override
  public void close() {
    once.run(
        () -> {
          try {
            line.accept(0);
          } finally {
            closing.run();
          }
        });
  }
}
