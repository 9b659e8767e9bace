package fr.teleguichet.fleet.update.drift;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Judges versions: one is behind as soon as there is a newer one of the same name that is meant for
 * every kiosk. A distribution is newer than another when it was made later, whatever its text.
 */
final class Behind {

  private final List<KnownVersion> versions;

  Behind(List<KnownVersion> versions) {
    this.versions = List.copyOf(versions);
  }

  /** Since when the version is behind; empty when it is not. */
  Optional<Instant> since(KnownVersion version) {
    return versions.stream()
        .filter(KnownVersion::isMeantForAll)
        .filter(other -> other.name().equals(version.name()) && other.id() > version.id())
        .map(KnownVersion::made)
        .min(Comparator.naturalOrder());
  }

  /** The newest of this name that is meant for every kiosk. */
  Optional<KnownVersion> newest(String name) {
    return versions.stream()
        .filter(KnownVersion::isMeantForAll)
        .filter(other -> other.name().equals(name))
        .max(Comparator.comparingInt(KnownVersion::id));
  }
}
