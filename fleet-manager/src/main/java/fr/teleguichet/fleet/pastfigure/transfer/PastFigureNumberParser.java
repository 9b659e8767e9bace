package fr.teleguichet.fleet.pastfigure.transfer;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as people and spreadsheets write them. */
final class PastFigureNumberParser {

  /** A thousand million: more than any network counts or weighs. */
  static final BigDecimal MAX = BigDecimal.valueOf(1_000_000_000);

  /**
   * Digits, alone or in threes with blanks between, and two after a comma or point at most: three
   * could be thousands, and what could mean two things is refused.
   */
  private static final Pattern TYPED =
      Pattern.compile(
          "[-\\u2212]?(?:[0-9]{1,12}|[0-9]{1,3}(?:[ \\u00a0\\u202f][0-9]{3}){1,3})"
              + "(?:[.,][0-9]{1,2})?");

  private static final Pattern BLANKS = Pattern.compile("[ \\u00a0\\u202f]");

  private PastFigureNumberParser() {}

  /** The number, such as 1 234,5; empty where it is none, or could be two. */
  static Optional<BigDecimal> read(String text) {
    return TYPED.matcher(text).matches()
        ? Optional.of(
            new BigDecimal(
                BLANKS.matcher(text).replaceAll("").replace('\u2212', '-').replace(',', '.')))
        : Optional.empty();
  }

  /** Whether it has no part of one. */
  static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }
}
