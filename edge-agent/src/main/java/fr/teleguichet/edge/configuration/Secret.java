package fr.teleguichet.edge.configuration;

/** Text that no log may show. */
public record Secret(String value) {

  private static final int MAX_LENGTH = 200;

  public Secret {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a secret of " + value.length() + " characters; 1 to 200 are allowed");
    }
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
