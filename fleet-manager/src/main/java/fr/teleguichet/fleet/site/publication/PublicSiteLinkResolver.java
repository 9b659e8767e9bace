package fr.teleguichet.fleet.site.publication;

import fr.teleguichet.fleet.site.Site;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Where the public reads of a site, for what is put up there. */
@Singleton
public final class PublicSiteLinkResolver {

  private final PublicationSettings settings;
  private final PublicSiteReader reader;

  PublicSiteLinkResolver(PublicationSettings settings, PublicSiteReader reader) {
    this.settings = settings;
    this.reader = reader;
  }

  /** The path of the open page with the site's place in it; empty where the public sees it not. */
  public Optional<String> of(Site site) {
    boolean isShown =
        settings.open() && reader.sites().stream().anyMatch(it -> it.site().id() == site.id());
    return isShown ? Optional.of("/public/sites#" + site.code().value()) : Optional.empty();
  }
}
