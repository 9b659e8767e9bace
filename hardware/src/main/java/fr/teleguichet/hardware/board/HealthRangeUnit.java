package fr.teleguichet.hardware.board;

/** The unit of a threshold's two numbers. */
public enum HealthRangeUnit {
  PERCENT("%"),
  CELSIUS("°C"),
  RPM("1/min"),
  MILLIVOLT("mV"),
  MILLISECOND("ms"),
  SECOND("s");

  private final String symbol;

  HealthRangeUnit(String symbol) {
    this.symbol = symbol;
  }

  /** How people read it. */
  public String symbol() {
    return symbol;
  }
}
