package fr.teleguichet.fleet.kiosk;

import java.util.List;
import java.util.OptionalInt;

/**
 * A kiosk's last days, small enough for a row of a list.
 *
 * @param days how many days the strip has
 * @param bars the strip, oldest first; days alike in one
 * @param words the strip in a sentence
 * @param interviews how many interviews were held today; empty for readers who are not told of use
 */
public record RecentActivityStrip(int days, List<Bar> bars, String words, OptionalInt interviews) {

  public RecentActivityStrip {
    bars = List.copyOf(bars);
  }

  /** The same without how much the kiosk is used. */
  RecentActivityStrip withoutUse() {
    return new RecentActivityStrip(days, bars, words, OptionalInt.empty());
  }

  /**
   * Days that were alike.
   *
   * @param from the days before them
   * @param days how many they are
   * @param state how they were, by the words of the style sheet
   * @param height how high they stand in a strip of 24
   */
  public record Bar(int from, int days, String state, int height) {}
}
