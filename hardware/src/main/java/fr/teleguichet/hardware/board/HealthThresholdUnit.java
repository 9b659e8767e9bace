package fr.teleguichet.hardware.board;

/** The unit of a threshold's two numbers. */
public enum HealthThresholdUnit {
  PERCENT("%"),
  CELSIUS("°C"),
  RPM("1/min"),
  MILLIVOLT("mV"),
  MILLISECOND("ms"),
  SECOND("s");

  private final String symbol;

  HealthThresholdUnit(String symbol) {
    this.symbol = symbol;
  }

  /** How people read it. */
  public String symbol() {
    return symbol;
  }
}
