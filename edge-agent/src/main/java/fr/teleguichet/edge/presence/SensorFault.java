package fr.teleguichet.edge.presence;

/** What is wrong with a sensor. */
public enum SensorFault {
  /** Nothing. */
  NONE(""),
  /** It says nothing at all. */
  SILENT("not-responding"),
  /** It saw somebody all the time while nobody else did. */
  STUCK("stuck"),
  /** It sees nobody while people are there. */
  BLIND("blind");

  private final String keyword;

  SensorFault(String keyword) {
    this.keyword = keyword;
  }

  /** The keyword in a peripheral's reasons; empty for nothing. */
  public String keyword() {
    return keyword;
  }
}
