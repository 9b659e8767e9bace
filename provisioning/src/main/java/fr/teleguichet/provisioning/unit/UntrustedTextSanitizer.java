package fr.teleguichet.provisioning.unit;

/** Text of a card's or a unit's, which may be anybody's. */
public final class UntrustedTextSanitizer {

  private static final int MAX_LENGTH = 160;

  private UntrustedTextSanitizer() {}

  /** The text without what steers a terminal, cut to a line's length. */
  public static String text(String text) {
    // Cut first: there may be megabytes of it.
    String visible =
        text.substring(0, Math.min(10 * MAX_LENGTH, text.length())).replaceAll("[\\p{C}]", "");
    return visible.substring(0, Math.min(MAX_LENGTH, visible.length()));
  }
}
