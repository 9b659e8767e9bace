package fr.teleguichet.provisioning.prepare;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** What the text files on a card have in common. */
final class CardTextQuoter {

  /** The first line of each file, for whoever finds it on a card. */
  static final String NOTE =
      "# Written by teleguichet-provision; undone by \"prepare --remove\".\n";

  private CardTextQuoter() {}

  /** A text in double quotes, as JSON writes it and YAML 1.2 reads it. */
  static String quoted(String text) {
    return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }
}
