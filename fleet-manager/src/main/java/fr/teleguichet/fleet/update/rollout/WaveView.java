package fr.teleguichet.fleet.update.rollout;

import java.util.Map;

/**
 * A wave and how many of its kiosks are how far.
 *
 * @param counts the kiosks that may be seen, by state
 */
public record WaveView(Wave wave, Map<MemberState, Integer> counts) {
  public WaveView {
    counts = Map.copyOf(counts);
  }

  /** How many kiosks are so far. */
  public int count(MemberState state) {
    return counts.getOrDefault(state, 0);
  }

  /** How many kiosks there are. */
  public int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
