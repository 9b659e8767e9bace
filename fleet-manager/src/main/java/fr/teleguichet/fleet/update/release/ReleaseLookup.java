package fr.teleguichet.fleet.update.release;

import fr.teleguichet.fleet.update.distribution.SoftwareModule;
import jakarta.inject.Singleton;
import java.util.Set;

/** What pages of releases have in common. */
@Singleton
final class ReleaseLookup {

  /** What a visitor may just have done, as addresses say it. */
  static final Set<String> DONE =
      Set.of("published", "promoted", "withdrawn", "restored", "described");

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
