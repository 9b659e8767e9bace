package fr.teleguichet.fleet.pki.authority;

import java.util.Arrays;

/** What protects an exported key; at least twelve characters, and never shown. */
public final class ExportPassphrase implements AutoCloseable {
  private static final int MIN_LENGTH = 12;
  private static final int MAX_LENGTH = 1_000;

  private final char[] characters;

  private ExportPassphrase(char[] characters) {
    this.characters = characters;
  }

  /**
   * Takes a copy.
   *
   * @throws AuthorityException when it is too short, in a sentence for the operator
   */
  public static ExportPassphrase of(char[] characters) {
    if (characters.length < MIN_LENGTH || characters.length > MAX_LENGTH) {
      throw new AuthorityException(
          "The passphrase must have " + MIN_LENGTH + " to " + MAX_LENGTH + " characters.");
    }
    return new ExportPassphrase(characters.clone());
  }

  char[] characters() {
    return characters.clone();
  }

  @Override
  public String toString() {
    return "***";
  }

  /** Forgets it. */
  @Override
  public void close() {
    Arrays.fill(characters, '\0');
  }
}
