package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.install.InstalledPart;

/** Which version of a part of an undertaking runs. */
enum RunningPartVersion {
  /** The former version runs, and will at the next start. */
  FORMER,
  /** The former version runs, and the next start tries another one. */
  ABOUT_TO_CHANGE,
  /** The new version runs. */
  NEW;

  static RunningPartVersion of(PartVersionChange target, InstalledPart situation) {
    if (situation.running().version().equals(target.to())) {
      return NEW;
    }
    return situation.willChange() ? ABOUT_TO_CHANGE : FORMER;
  }
}
