package fr.teleguichet.edge.update.service;

import fr.teleguichet.release.ReleaseVersion;

/** Which of two releases is the older one. */
final class ReleaseComparator {

  private ReleaseComparator() {}

  /** Puts the older version first; one that can't be compared counts as older than any. */
  static int compare(String one, String other) {
    var first = ReleaseVersion.parse(one);
    var second = ReleaseVersion.parse(other);
    return first.isPresent() && second.isPresent()
        ? first.get().compareTo(second.get())
        : Boolean.compare(first.isPresent(), second.isPresent());
  }
}
