package fr.teleguichet.fleet.outreach.poster;

import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.site.OpeningHoursViewModel;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.profile.ProfileField;
import fr.teleguichet.fleet.site.profile.SiteProfile;
import fr.teleguichet.fleet.site.profile.SiteProfileRepository;
import fr.teleguichet.fleet.site.publication.PublicSiteLinkResolver;
import fr.teleguichet.fleet.territory.Department;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.hardware.journal.ServiceCode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a site's poster says. */
@Singleton
final class PosterViewModelFactory {

  private final SiteProfileRepository profiles;
  private final PublicServiceCache services;
  private final PublicSiteLinkResolver links;
  private final Department department;
  private final MessageBundles texts;
  private final Clock clock;

  PosterViewModelFactory(
      SiteProfileRepository profiles,
      PublicServiceCache services,
      PublicSiteLinkResolver links,
      Department department,
      MessageBundles texts,
      Clock clock) {
    this.profiles = profiles;
    this.services = services;
    this.links = links;
    this.department = department;
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * The poster.
   *
   * @param base what people type to reach the manager; empty where nobody outside can
   */
  PosterViewModel read(Site site, PosterLanguage language, Optional<String> base) {
    SiteProfile profile = profiles.find(site.id());
    String host = profile.get(ProfileField.HOST);
    String mediator = profile.get(ProfileField.MEDIATOR_TELEPHONE);
    return new PosterViewModel(
        site,
        host.equals(site.name()) ? "" : host,
        site.postcode(department),
        mediator.isEmpty() ? profile.get(ProfileField.TELEPHONE) : mediator,
        language,
        language.languages().stream().map(it -> face(site, texts.in(it))).toList(),
        base.map(it -> it + links.of(site).orElse("")));
  }

  private PosterViewModel.Face face(Site site, LocalizedText text) {
    Set<ServiceCode> offered = services.offeredAt(Optional.of(site));
    return new PosterViewModel.Face(
        text,
        services.cards().stream()
            .filter(it -> offered.contains(it.code()))
            .map(
                it ->
                    new PosterViewModel.Offer(
                        services.name(it.code(), text),
                        it.pictogram().svg(),
                        it.logo().map(logo -> new PosterLogo(it.code(), logo))))
            .toList(),
        OpeningHoursViewModel.of(site, clock.instant(), text)
            .map(it -> PosterViewModel.grouped(it.week()))
            .orElseGet(List::of));
  }
}
