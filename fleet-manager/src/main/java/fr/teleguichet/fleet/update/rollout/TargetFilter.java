package fr.teleguichet.fleet.update.rollout;

import java.util.Set;

/**
 * Which kiosks are meant. A set that is empty does not restrict; those that are not must all hold.
 *
 * @param sites codes of sites
 * @param territories Sparkplug group ids
 * @param boards ids of board profiles
 * @param versions versions of the distribution that is installed; {@code -} for kiosks of which it
 *     is not known
 * @param labels of which the kiosk has one
 * @param kiosks their ids in updates
 */
public record TargetFilter(
    Set<String> sites,
    Set<String> territories,
    Set<String> boards,
    Set<String> versions,
    Set<String> labels,
    Set<String> kiosks) {

  /** The version of a kiosk of which none is known. */
  public static final String NO_VERSION = "-";

  /** Every kiosk. */
  public static final TargetFilter ALL =
      new TargetFilter(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

  public TargetFilter {
    sites = Set.copyOf(sites);
    territories = Set.copyOf(territories);
    boards = Set.copyOf(boards);
    versions = Set.copyOf(versions);
    labels = Set.copyOf(labels);
    kiosks = Set.copyOf(kiosks);
  }

  /** The same filter, with its kiosks by their ids. */
  TargetFilter of(KioskNameResolver named, String field) {
    return new TargetFilter(sites, territories, boards, versions, labels, named.ids(kiosks, field));
  }

  /** Whether the kiosk is meant. */
  boolean wants(RolloutCandidate kiosk) {
    return allows(kiosks, kiosk.kiosk())
        && allows(territories, kiosk.territory())
        && allows(sites, kiosk.site())
        && allows(boards, kiosk.board())
        && allows(versions, kiosk.version())
        && (labels.isEmpty() || kiosk.labels().stream().anyMatch(labels::contains));
  }

  private static boolean allows(Set<String> wanted, String value) {
    return wanted.isEmpty() || wanted.contains(value);
  }
}
