package fr.teleguichet.fleet.site;

import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.site.history.SiteChangeRepository;
import fr.teleguichet.fleet.site.profile.SiteProfile;
import fr.teleguichet.fleet.site.profile.SiteProfileRepository;
import jakarta.inject.Singleton;
import java.util.Map;

/** What is said of sites beside the register, with who said it. */
@Singleton
public final class SiteProfileService {

  private final SiteProfileRepository table;
  private final SiteChangeRepository changes;

  SiteProfileService(SiteProfileRepository table, SiteChangeRepository changes) {
    this.table = table;
    this.changes = changes;
  }

  SiteProfile find(Site site) {
    return table.find(site.id());
  }

  /** What is said of all sites, by their rows; those of which nothing is said are missing. */
  public Map<Integer, SiteProfile> all() {
    return table.all();
  }

  /** Replaces what is said of the site. */
  void replace(Site site, SiteProfile profile, Actor author) {
    SiteProfile was = find(site);
    table.replace(site.id(), profile);
    changes.add(site.id(), author, was.words(), profile.words());
  }
}
