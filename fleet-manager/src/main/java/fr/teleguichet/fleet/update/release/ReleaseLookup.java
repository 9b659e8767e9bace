package fr.teleguichet.fleet.update.release;

import fr.teleguichet.fleet.update.distribution.SoftwareModule;
import jakarta.inject.Singleton;

/** Finds the release that an address names, and says the address of its page. */
@Singleton
final class ReleaseLookup {

  private final ReleaseOverviewReader releases;

  ReleaseLookup(ReleaseOverviewReader releases) {
    this.releases = releases;
  }

  /** The release that the address names; without one, the page that says so answers. */
  SoftwareModule module(String id) {
    return releases.find(id).orElseThrow(() -> ReleaseViewModels.NOT_THERE.exception(id));
  }

  /** The release's page, which says how it is. */
  static String address(SoftwareModule module) {
    return "/releases/" + module.id();
  }

  /** The release's page, which also says what was just done. */
  static String address(SoftwareModule module, String done) {
    return address(module) + "?done=" + done;
  }
}
