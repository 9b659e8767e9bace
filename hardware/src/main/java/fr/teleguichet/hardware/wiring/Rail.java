package fr.teleguichet.hardware.wiring;

/** A supply of the header. */
public enum Rail {
  V3_3("3v3", "3.3 V"),
  V5("5v", "5 V"),
  GROUND("ground", "Ground");

  private final String word;
  private final String label;

  Rail(String word, String label) {
    this.word = word;
    this.label = label;
  }

  /** How a board file names it. */
  public String code() {
    return word;
  }

  /** How people read it. */
  public String label() {
    return label;
  }
}
