package fr.teleguichet.fleet.platform.settings;

/** A text that must not be seen: it shows itself as stars in logs and messages. */
public record Secret(String reveal) {
  /** Whether there is none. */
  public boolean isEmpty() {
    return reveal.isEmpty();
  }

  @Override
  public String toString() {
    return "***";
  }
}
