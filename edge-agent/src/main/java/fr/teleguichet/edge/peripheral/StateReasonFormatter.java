package fr.teleguichet.edge.peripheral;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reasons as they stand in the kiosk's state: short words of lower-case letters and hyphens. */
public final class StateReasonFormatter {

  private static final int MAX_LENGTH = 60;
  private static final int MAX_COUNT = 8;

  private StateReasonFormatter() {}

  /** Whatever somebody said as one keyword, at most 60 characters; {@code unknown} for nothing. */
  public static String of(String text) {
    String word =
        text.toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|(?<=.{" + MAX_LENGTH + "}).*", "")
            .replaceAll("-$", "");
    return word.isEmpty() ? "unknown" : word;
  }

  /** Keywords side by side, each once, in their order, the first eight. */
  public static String list(Collection<String> words) {
    return words.stream()
        .filter(word -> !word.isEmpty())
        .distinct()
        .limit(MAX_COUNT)
        .collect(Collectors.joining(","));
  }
}
