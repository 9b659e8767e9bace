package fr.teleguichet.fleet.update.distribution;

import fr.teleguichet.release.ReleaseVersion;
import java.util.Comparator;
import java.util.Optional;

/**
 * Which of two versions is the newer one, in the words of kiosks themselves ({@link
 * ReleaseVersion}), so that the manager never calls newer what a kiosk would call older. A text
 * that can't be a version is older than any that can.
 */
public final class VersionComparator implements Comparator<String> {

  @Override
  public int compare(String a, String b) {
    Optional<ReleaseVersion> first = ReleaseVersion.parse(a);
    Optional<ReleaseVersion> second = ReleaseVersion.parse(b);
    return first.isPresent() && second.isPresent()
        ? first.get().compareTo(second.get())
        : Boolean.compare(first.isPresent(), second.isPresent());
  }

  /** Whether a part of the first is older than the same part of the second. */
  public static boolean isOlder(Distribution first, Distribution second) {
    VersionComparator order = new VersionComparator();
    return first.modules().stream()
        .anyMatch(
            module ->
                second.modules().stream()
                    .filter(it -> it.part().equals(module.part()))
                    .filter(it -> it.name().equals(module.name()))
                    .anyMatch(it -> order.compare(module.version(), it.version()) < 0));
  }
}
