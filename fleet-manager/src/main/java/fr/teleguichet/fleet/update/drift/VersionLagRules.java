package fr.teleguichet.fleet.update.drift;

import fr.teleguichet.fleet.update.distribution.VersionComparator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges versions: one is behind as soon as a newer one of the same name is meant for every kiosk,
 * and not while that is being tried out. Which is newer the texts of the versions say ({@link
 * VersionComparator}), not when they were made: a repaired 1.4.1 that comes after 2.0 does not make
 * 2.0 old.
 */
final class VersionLagRules {

  private static final VersionComparator ORDER = new VersionComparator();

  private final List<ComparableDistribution> versions;

  /** By number, how new; the same for versions that are written differently and mean the same. */
  private final Map<Integer, Integer> ranks = new HashMap<>();

  VersionLagRules(List<ComparableDistribution> versions) {
    this.versions =
        versions.stream()
            .sorted(
                Comparator.comparing(ComparableDistribution::version, ORDER)
                    .thenComparingInt(ComparableDistribution::id)
                    .reversed())
            .toList();
    int rank = 0;
    for (int i = this.versions.size() - 1; i >= 0; i--) {
      ComparableDistribution version = this.versions.get(i);
      if (i + 1 < this.versions.size()
          && ORDER.compare(version.version(), this.versions.get(i + 1).version()) != 0) {
        rank++;
      }
      ranks.put(version.id(), rank);
    }
  }

  /** All of them, those of one name together, newest first. */
  List<ComparableDistribution> newestFirst() {
    return versions.stream().sorted(Comparator.comparing(ComparableDistribution::name)).toList();
  }

  /** How the version is behind; empty when it is not. */
  Optional<OutdatedVersion> lag(ComparableDistribution version) {
    return versions.stream()
        .filter(other -> other.name().equals(version.name()) && rank(other) > rank(version))
        .flatMap(other -> other.meantForAll().stream())
        .min(Comparator.naturalOrder())
        .flatMap(
            newer ->
                newest(version.name())
                    .map(
                        newest ->
                            newer.isBefore(version.made())
                                ? new OutdatedVersion(version.made(), true, newest)
                                : new OutdatedVersion(newer, false, newest)));
  }

  private int rank(ComparableDistribution version) {
    return ranks.getOrDefault(version.id(), -1);
  }

  /** The newest of this name that is meant for every kiosk. */
  Optional<ComparableDistribution> newest(String name) {
    return versions.stream()
        .filter(other -> other.meantForAll().isPresent() && other.name().equals(name))
        .findFirst();
  }
}
