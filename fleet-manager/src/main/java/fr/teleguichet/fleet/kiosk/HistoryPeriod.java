package fr.teleguichet.fleet.kiosk;

import java.time.Duration;
import java.util.Arrays;

/** How far back a history goes. */
public enum HistoryPeriod {
  HOURS_6("6h", Duration.ofHours(6)),
  DAY("24h", Duration.ofHours(24)),
  WEEK("7d", Duration.ofDays(7)),
  MONTH("30d", Duration.ofDays(30)),
  YEAR("1y", Duration.ofDays(365));

  private final String word;
  private final Duration length;

  HistoryPeriod(String word, Duration length) {
    this.word = word;
    this.length = length;
  }

  /** The word in addresses. */
  public String code() {
    return word;
  }

  Duration length() {
    return length;
  }

  /** The period behind the word; a day where it makes no sense. */
  static HistoryPeriod ofWord(String word) {
    return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst().orElse(DAY);
  }
}
