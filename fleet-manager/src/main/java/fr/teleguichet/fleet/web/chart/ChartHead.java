package fr.teleguichet.fleet.web.chart;

/**
 * What is said beside every chart.
 *
 * @param title what it shows, in words
 * @param unit what its values count or measure, in words; empty where they have none
 * @param n how many cases its values are made of, 0 or more
 * @param source a sentence that says where the values come from and what they are a part of
 */
public record ChartHead(String title, String unit, long n, String source) {

  public ChartHead {
    if (title.isBlank() || n < 0) {
      throw new IllegalArgumentException("a chart has a title and 0 cases or more, not " + n);
    }
  }
}
