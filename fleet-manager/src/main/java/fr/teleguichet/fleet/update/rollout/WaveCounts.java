package fr.teleguichet.fleet.update.rollout;

import java.util.Collection;

/**
 * A wave in figures.
 *
 * @param base the kiosks of which the thresholds count a share
 * @param pending those of them for which the wave waits
 */
record WaveCounts(int base, int succeeded, int failed, int pending) {

  static WaveCounts of(Collection<MemberState> states) {
    int base = 0;
    int succeeded = 0;
    int failed = 0;
    int pending = 0;
    for (MemberState state : states) {
      base += state.counts() ? 1 : 0;
      succeeded += state == MemberState.SUCCEEDED ? 1 : 0;
      failed += state == MemberState.FAILED ? 1 : 0;
      pending += state.isPending() ? 1 : 0;
    }
    return new WaveCounts(base, succeeded, failed, pending);
  }

  /** Whether too many failed, those aside that a person has seen. */
  boolean hasTooManyErrors(Wave wave) {
    int fresh = failed - wave.forgiven();
    return fresh > 0 && fresh * 100L >= (long) wave.errors() * base;
  }

  /** Whether enough succeeded. */
  boolean hasPassed(Wave wave) {
    return succeeded * 100L >= (long) wave.success() * base;
  }
}
