package fr.teleguichet.edge.configuration;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that somebody probably meant. */
public final class SpellingSuggester {

  private SpellingSuggester() {}

  /** The known word nearest to this one, unless all are far from it. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .filter(best -> distance(word, best) <= Math.max(2, word.length() / 3));
  }

  /** How many letters have to be put in, taken out or replaced. */
  static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      previous = nextRow(previous, from.charAt(i - 1), i, to);
    }
    return previous[to.length()];
  }

  private static int[] nextRow(int[] previous, char letter, int deleted, String to) {
    int[] row = new int[to.length() + 1];
    row[0] = deleted;
    for (int j = 1; j <= to.length(); j++) {
      int replaced = previous[j - 1] + (letter == to.charAt(j - 1) ? 0 : 1);
      row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
    }
    return row;
  }
}
