package fr.teleguichet.edge.network;

import java.time.Duration;

/**
 * Decides whether a video call would hold. Pure. A way that is poor must become clearly better
 * before it is good again, so that the screen does not flicker at a bound.
 *
 * <table>
 *   <caption>Bounds</caption>
 *   <tr><th>figure</th><th>poor from</th><th>good again up to</th><th>why</th></tr>
 *   <tr><td>round trip, median</td><td>500 ms</td><td>400 ms</td><td>ITU-T G.114 (05/2003) bounds
 *       the way from mouth to ear by 400 ms: 250 ms of network, and 150 ms that we reckon for
 *       coding and buffers</td></tr>
 *   <tr><td>jitter</td><td>100 ms</td><td>50 ms</td><td>ITU-T Y.1541, classes 0 and 1, bounds the
 *       variation by 50 ms; twice that is our own choice</td></tr>
 *   <tr><td>lost of 20</td><td>3</td><td>1</td><td>browsers' congestion control lowers a video's
 *       rate from 10 % loss on (draft-ietf-rmcat-gcc-02, section 6); three of 20 are surely more
 *       than chance, by our own choice</td></tr>
 * </table>
 */
final class NetworkQualityRule {

  /** Fewer probes say nothing. */
  static final int MIN = 5;

  static final Duration SLOW = Duration.ofMillis(500);
  static final Duration QUICK = Duration.ofMillis(400);
  static final Duration UNSTEADY = Duration.ofMillis(100);
  static final Duration STEADY = Duration.ofMillis(50);
  static final int LOSSY = 3;
  static final int WHOLE = 1;

  private NetworkQualityRule() {}

  /**
   * What holds from now on.
   *
   * @param now what holds until now: good or poor
   */
  static NetworkUsability next(NetworkUsability now, NetworkQualityFigures figures) {
    if (figures.asked() < MIN) {
      return now;
    }
    Duration roundTrip = figures.roundTrip().orElse(SLOW);
    Duration jitter = figures.jitter();
    if (figures.lost() >= LOSSY
        || roundTrip.compareTo(SLOW) >= 0
        || jitter.compareTo(UNSTEADY) >= 0) {
      return NetworkUsability.POOR;
    }
    boolean isGood =
        figures.lost() <= WHOLE && roundTrip.compareTo(QUICK) <= 0 && jitter.compareTo(STEADY) <= 0;
    return isGood ? NetworkUsability.GOOD : now;
  }
}
