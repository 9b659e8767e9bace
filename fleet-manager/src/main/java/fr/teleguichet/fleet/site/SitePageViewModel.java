package fr.teleguichet.fleet.site;

import fr.teleguichet.fleet.site.history.SiteChange;
import fr.teleguichet.fleet.site.label.SiteQualityLabel;
import fr.teleguichet.fleet.site.label.SiteQualityLabelCriterion;
import fr.teleguichet.fleet.site.life.SiteLifeState;
import fr.teleguichet.fleet.site.profile.SiteProfile;
import fr.teleguichet.fleet.territory.Epci;
import gg.jte.Content;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a site's page shows.
 *
 * @param address as on a letter
 * @param epci the grouping of communes that its commune is a member of
 * @param readsContacts whether the reader may know people's names, and where the key is
 * @param lives what it was, the newest first
 * @param changes who changed what, the newest first; none for whom it does not concern
 * @param sections what other features show
 * @param may what the reader may do
 * @param done the key of what was just done
 * @param undone the key of why something was not done
 * @param today the day in France
 */
public record SitePageViewModel(
    Site site,
    String address,
    Optional<Epci> epci,
    SiteLifeState life,
    SiteProfile profile,
    boolean readsContacts,
    Optional<OpeningHoursViewModel> opening,
    Optional<SiteQualityLabel> label,
    List<SiteLifeState> lives,
    List<SiteChange> changes,
    List<Content> sections,
    May may,
    Optional<String> done,
    Optional<String> undone,
    LocalDate today) {

  /**
   * What the reader may do.
   *
   * @param edit change what is known of the site
   * @param label change its label
   */
  public record May(boolean edit, boolean label) {}

  public SitePageViewModel {
    lives = List.copyOf(lives);
    changes = List.copyOf(changes);
    sections = List.copyOf(sections);
  }

  /** Every criterion of a label, in the order of the list. */
  public List<SiteQualityLabelCriterion> criteria() {
    return List.of(SiteQualityLabelCriterion.values());
  }
}
