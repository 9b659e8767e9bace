package fr.teleguichet.fleet.site.publication;

import fr.teleguichet.fleet.site.OpeningHoursViewModel;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.profile.SiteProfile;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.notice.AccessibilityConformity;
import java.util.List;
import java.util.Optional;

/**
 * What the open page of sites shows.
 *
 * @param text everything in the reader's language
 * @param assets the folder of our own style sheets
 * @param attribution whom the names of communes come from
 * @param conformity what is stated of the accessibility
 */
public record PublicSitesViewModel(
    LocalizedText text,
    String assets,
    List<Card> sites,
    String attribution,
    AccessibilityConformity conformity) {

  /**
   * A site.
   *
   * @param services what is offered there, by name
   * @param opening when it is open; empty where nobody wrote it
   */
  public record Card(
      Site site,
      String epci,
      String postcode,
      boolean suspended,
      SiteProfile profile,
      List<String> services,
      Optional<OpeningHoursViewModel> opening) {

    public Card {
      services = List.copyOf(services);
    }
  }

  public PublicSitesViewModel {
    sites = List.copyOf(sites);
  }

  /** The other languages in which the page can be read. */
  public List<Language> otherLanguages() {
    return List.of(Language.values()).stream().filter(it -> it != text.language()).toList();
  }
}
