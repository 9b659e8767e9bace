package fr.teleguichet.edge.wire;

import java.util.function.Consumer;

/** An output that knows whether it is open, and that is inactive once it is not. */
final class DigitalOutputHandle implements BoardWires.Output {

  private final SingleClose once = new SingleClose();
  private final String name;
  private final Consumer<Boolean> line;
  private final Runnable closing;

  DigitalOutputHandle(String name, Consumer<Boolean> line, Runnable closing) {
    this.name = name;
    this.line = line;
    this.closing = closing;
  }

  @Override
  public void set(boolean active) throws WireException {
    once.requireOpen(name);
    WireErrorText.told("drive " + name, () -> line.accept(active));
  }

  @Override
  public void close() {
    once.run(
        () -> {
          try {
            line.accept(false);
          } finally {
            closing.run();
          }
        });
  }
}
