package fr.teleguichet.fleet.platform.settings;

import java.util.Comparator;
import java.util.List;

/** Finds the word that somebody probably meant, by the least number of typing errors. */
public final class NearestWordFinder {
  private NearestWordFinder() {}

  /** The nearest of the candidates; empty where there is none. */
  public static String to(String word, List<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .orElse("");
  }

  /** Levenshtein's distance, one row of the table at a time. */
  static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      row[column] = column;
    }
    for (int line = 1; line <= from.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column <= to.length(); column++) {
        int replaced = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(replaced, Math.min(row[column], row[column - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
