package fr.teleguichet.fleet.budget;

import java.util.List;

/**
 * Whole calendar years, one to ten of them.
 *
 * @param unfinished whether the last one is not over
 */
record BudgetYearRange(int first, int last, boolean unfinished) {

  static final int MAX_COUNT = 10;

  BudgetYearRange {
    if (last < first || last - first >= MAX_COUNT) {
      throw new IllegalArgumentException(
          first + " to " + last + " is not 1 to " + MAX_COUNT + " years in order");
    }
  }

  /**
   * What an address says; what makes no sense there counts as not said, and then it is the last ten
   * years at most of which there are lines.
   */
  static BudgetYearRange read(String from, String to, List<BudgetLine> lines, int thisYear) {
    int latest = lines.stream().mapToInt(BudgetLine::year).max().orElse(thisYear);
    int last = year(to, Math.max(latest, thisYear));
    int earliest = lines.stream().mapToInt(BudgetLine::year).min().orElse(last);
    int usual = Math.clamp(earliest, last - MAX_COUNT + 1, last);
    int first = year(from, usual);
    boolean isRight = first <= last && last - first < MAX_COUNT;
    return new BudgetYearRange(isRight ? first : usual, last, last >= thisYear);
  }

  private static int year(String text, int otherwise) {
    if (!text.matches("[0-9]{4}")) {
      return otherwise;
    }
    int year = Integer.parseInt(text);
    return year >= BudgetLineDraft.MIN_YEAR && year <= otherwise + 50 ? year : otherwise;
  }

  boolean contains(int year) {
    return year >= first && year <= last;
  }
}
