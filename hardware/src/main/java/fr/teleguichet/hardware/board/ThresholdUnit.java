package fr.teleguichet.hardware.board;

/** The unit of a threshold's two numbers. */
public enum ThresholdUnit {
  PERCENT("%"),
  CELSIUS("°C"),
  RPM("1/min"),
  MILLIVOLT("mV"),
  MILLISECOND("ms"),
  SECOND("s");

  private final String symbol;

  ThresholdUnit(String symbol) {
    this.symbol = symbol;
  }

  /** How people read it. */
  public String symbol() {
    return symbol;
  }
}
