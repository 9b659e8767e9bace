package fr.teleguichet.fleet.web.chart;

import java.util.OptionalLong;

/**
 * What is said beside every chart.
 *
 * @param title what it shows, in words
 * @param unit what its values count or measure, in words; empty where they have none
 * @param n how many cases its values are made of, 0 or more; empty where the values count the cases
 *     themselves, or are of none, as money is
 * @param source a sentence that says where the values come from and what they are a part of
 */
public record ChartHead(String title, String unit, OptionalLong n, String source) {

  public ChartHead {
    if (title.isBlank() || n.orElse(0) < 0) {
      throw new IllegalArgumentException("a chart has a title and 0 cases or more, not " + n);
    }
  }

  /** The head of a chart whose values are made of so many cases. */
  public ChartHead(String title, String unit, long n, String source) {
    this(title, unit, OptionalLong.of(n), source);
  }

  /** The head of a chart whose values are counts, or are of no cases. */
  public static ChartHead ofCounts(String title, String unit, String source) {
    return new ChartHead(title, unit, OptionalLong.empty(), source);
  }
}
