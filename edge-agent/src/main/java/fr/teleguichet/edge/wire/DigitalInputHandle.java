package fr.teleguichet.edge.wire;

import java.util.function.BooleanSupplier;

/** An input that knows whether it is open. */
final class DigitalInputHandle implements BoardWires.Input {

  private final SingleClose once = new SingleClose();
  private final String name;
  private final BooleanSupplier level;
  private final Runnable closing;

  DigitalInputHandle(String name, BooleanSupplier level, Runnable closing) {
    this.name = name;
    this.level = level;
    this.closing = closing;
  }

  @Override
  public boolean isActive() throws WireException {
    once.requireOpen(name);
    return WireErrorText.told("read " + name, level::getAsBoolean);
  }

  @Override
  public void close() {
    once.run(closing);
  }
}
