package fr.teleguichet.edge.link;

import java.time.Duration;

/**
 * The connection's times.
 *
 * @param keepAlive the MQTT keep-alive, 1 s to 18 h: the server declares the kiosk dead after one
 *     and a half of it (MQTT 5.0, section 3.1.2.10)
 * @param answerWithin how long the server may take to answer CONNECT or SUBSCRIBE
 * @param firstRetry the longest wait before the first try after a failure
 * @param longestRetry the longest wait before any try
 * @param hostWithin how long the kiosk waits on one of several servers for its primary host to show
 * @param rebirthEvery the shortest time between two births of one session
 * @param stopWithin how long an orderly stop may take
 */
public record LinkTimings(
    Duration keepAlive,
    Duration answerWithin,
    Duration firstRetry,
    Duration longestRetry,
    Duration hostWithin,
    Duration rebirthEvery,
    Duration stopWithin) {

  /** 20 s of keep-alive, so that a pulled plug shows after 30 s; tries from 1.5 s to 60 s. */
  public static final LinkTimings STANDARD =
      new LinkTimings(
          Duration.ofSeconds(20),
          Duration.ofSeconds(10),
          Duration.ofMillis(1500),
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofSeconds(3));

  public LinkTimings {
    if (keepAlive.toSeconds() < 1 || keepAlive.toSeconds() > 65_535) {
      throw new IllegalArgumentException(
          "a keep-alive of " + keepAlive + " is not within 1 s and 65535 s");
    }
    requirePositive("answer time", answerWithin);
    requirePositive("first retry", firstRetry);
    requirePositive("host wait", hostWithin);
    requirePositive("stop time", stopWithin);
    if (longestRetry.compareTo(firstRetry) < 0 || rebirthEvery.isNegative()) {
      throw new IllegalArgumentException(
          "the longest retry "
              + longestRetry
              + " must not be below the first "
              + firstRetry
              + ", nor the rebirth interval "
              + rebirthEvery
              + " below zero");
    }
  }

  private static void requirePositive(String what, Duration duration) {
    if (!duration.isPositive()) {
      throw new IllegalArgumentException("the " + what + " " + duration + " must be above zero");
    }
  }
}
