package fr.teleguichet.edge.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** When the unit asks, spread by chance so that a fleet does not ask as one. */
final class EnrolmentSchedule {

  /** How often the clock is looked at: it may be set while the agent runs. */
  static final Duration LOOK = Duration.ofMinutes(1);

  private static final Duration REFUSED = Duration.ofMinutes(15);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(4);
  private static final Duration MAX_RETRY = Duration.ofMinutes(5);
  private static final Duration FIRST_RENEWAL_RETRY = Duration.ofMinutes(1);
  private static final Duration MAX_RENEWAL_RETRY = Duration.ofHours(6);
  private static final double RENEWAL = 2.0 / 3;
  private static final double SPREAD = 0.1;

  private final RandomGenerator random;

  EnrolmentSchedule(RandomGenerator random) {
    this.random = random;
  }

  /** Two thirds of the certificate's life, a tenth of that more or less. */
  Instant renewal(HeldCertificate held) {
    double share = RENEWAL * (1 - SPREAD + 2 * SPREAD * random.nextDouble());
    long life = Duration.between(held.from(), held.until()).toMillis();
    return held.from().plusMillis((long) (life * share));
  }

  Duration afterRefusal() {
    return between(REFUSED.multipliedBy(4).dividedBy(5), REFUSED.multipliedBy(6).dividedBy(5));
  }

  Duration afterSilence(int attempt) {
    return backOff(FIRST_RETRY, MAX_RETRY, attempt);
  }

  Duration afterFailedRenewal(int attempt) {
    return backOff(FIRST_RENEWAL_RETRY, MAX_RENEWAL_RETRY, attempt);
  }

  private Duration backOff(Duration first, Duration longest, int attempt) {
    // Twenty doublings of seconds are months: beyond any bound, and short of overflow.
    Duration bound = first.multipliedBy(1L << Math.min(attempt - 1, 20));
    Duration most = bound.compareTo(longest) < 0 ? bound : longest;
    return between(most.dividedBy(2), most);
  }

  private Duration between(Duration least, Duration most) {
    long span = most.minus(least).toMillis();
    return least.plusMillis((long) (random.nextDouble() * span));
  }
}
