package fr.teleguichet.fleet.platform.database;

import java.util.Optional;

/** The number of a row as addresses and forms have it: one to nine digits. */
public final class RowNumberParser {

  private RowNumberParser() {}

  /** The number that a text is; empty for any other text. */
  public static Optional<Integer> parse(String text) {
    return text.matches("[0-9]{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
  }
}
