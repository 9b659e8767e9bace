package fr.teleguichet.fleet.update.rollout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who is in which wave.
 *
 * @param waves the kiosks of each wave
 * @param installed kiosks that have the distribution already
 * @param over kiosks that are meant, and that no wave takes
 */
record WaveMembership(
    List<List<RolloutCandidate>> waves,
    List<RolloutCandidate> installed,
    List<RolloutCandidate> over) {
  WaveMembership {
    waves = waves.stream().map(List::copyOf).toList();
    installed = List.copyOf(installed);
    over = List.copyOf(over);
  }

  /** How many kiosks are in waves. */
  int size() {
    return waves.stream().mapToInt(List::size).sum();
  }

  /**
   * Deals kiosks to waves. The same kiosks fall in the same way for the same distribution, and in
   * another way for another one, so that it is not always the same who goes first.
   */
  static WaveMembership of(
      List<RolloutCandidate> kiosks, TargetFilter filter, List<WavePlan> plans, int seed) {
    List<RolloutCandidate> meant = kiosks.stream().filter(filter::wants).toList();
    List<RolloutCandidate> installed = meant.stream().filter(it -> it.installed() == seed).toList();
    List<RolloutCandidate> left =
        new ArrayList<>(
            meant.stream()
                .filter(it -> it.installed() != seed)
                .sorted(
                    Comparator.comparingInt((RolloutCandidate it) -> place(it.kiosk(), seed))
                        .thenComparing(RolloutCandidate::kiosk))
                .toList());
    List<List<RolloutCandidate>> waves = new ArrayList<>();
    for (WavePlan plan : plans) {
      List<RolloutCandidate> fitting = left.stream().filter(plan.filter()::wants).toList();
      int size = Math.ceilDiv(fitting.size() * plan.share(), 100);
      List<RolloutCandidate> wave = fitting.subList(0, size);
      waves.add(List.copyOf(wave));
      java.util.Set<RolloutCandidate> taken = java.util.Set.copyOf(wave);
      left.removeIf(taken::contains);
    }
    return new WaveMembership(waves, installed, left);
  }

  /** Mixes the bits well (the finaliser of MurmurHash3). */
  private static int place(String kiosk, int seed) {
    int mixed = kiosk.hashCode() + 31 * seed;
    mixed = (mixed ^ (mixed >>> 16)) * 0x85ebca6b;
    mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
    return mixed ^ (mixed >>> 16);
  }
}
