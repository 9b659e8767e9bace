package fr.teleguichet.fleet.update.rollout;

import java.util.List;

/**
 * A rollout and its waves.
 *
 * @param offline how many kiosks are offline in the midst of their updates
 */
public record RolloutView(Rollout rollout, List<WaveView> waves, int offline) {
  public RolloutView {
    waves = List.copyOf(waves);
  }

  /** How many kiosks are so far. */
  public int count(MemberState state) {
    return waves.stream().mapToInt(wave -> wave.count(state)).sum();
  }

  /** How many kiosks there are. */
  public int total() {
    return waves.stream().mapToInt(WaveView::total).sum();
  }
}
