package fr.teleguichet.hardware.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Guesses which known word was meant by a mistyped one. */
public final class KnownWordSuggester {

  /** Beyond this length nothing is compared: a word so long is not a slip of the finger. */
  private static final int MAX_LENGTH = 64;

  private static final int MAX_LISTED = 24;

  private KnownWordSuggester() {}

  /** The known word that the fewest keystrokes turn the given one into, if they are few. */
  public static Optional<String> to(String word, Collection<String> known) {
    if (word.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    int fewEnough = Math.max(2, word.length() / 3);
    return known.stream()
        .filter(candidate -> keystrokes(word, candidate) <= fewEnough)
        .min(Comparator.comparingInt(candidate -> keystrokes(word, candidate)));
  }

  /** The end of a message: what was probably meant, or else what there is to choose from. */
  public static String advice(String word, Collection<String> known) {
    return to(word, known)
        .map(nearest -> "did you mean " + TextQuoter.of(nearest) + "?")
        .orElseGet(() -> choices(known));
  }

  private static String choices(Collection<String> known) {
    if (known.isEmpty()) {
      return "there is none to choose from";
    }
    List<String> shown = known.stream().sorted().limit(MAX_LISTED).toList();
    String more = known.size() > MAX_LISTED ? " and " + (known.size() - MAX_LISTED) + " more" : "";
    return "known are " + shown.stream().collect(Collectors.joining(", ")) + more;
  }

  /** Letters to insert, remove or replace (Levenshtein), on two rows of the usual table. */
  private static int keystrokes(String from, String to) {
    int[] above = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      above[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      above = nextRow(above, from.charAt(row - 1), to, row);
    }
    return above[to.length()];
  }

  private static int[] nextRow(int[] above, char letter, String to, int row) {
    int[] next = new int[above.length];
    next[0] = row;
    for (int column = 1; column < above.length; column++) {
      int replaced = above[column - 1] + (to.charAt(column - 1) == letter ? 0 : 1);
      next[column] = Math.min(replaced, 1 + Math.min(above[column], next[column - 1]));
    }
    return next;
  }
}
