package fr.teleguichet.fleet.site.publication;

import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.fleet.site.life.SiteLifeStage;
import fr.teleguichet.fleet.site.life.SiteLifeState;
import fr.teleguichet.fleet.site.life.SiteLifecycleRepository;
import fr.teleguichet.fleet.site.profile.SiteProfile;
import fr.teleguichet.fleet.site.profile.SiteProfileRepository;
import fr.teleguichet.fleet.territory.Department;
import fr.teleguichet.fleet.territory.Epci;
import fr.teleguichet.hardware.journal.ServiceCode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what the public may see, at most once in a few seconds however many ask. */
@Singleton
public final class PublicSiteReader {

  private static final Logger LOG = LoggerFactory.getLogger(PublicSiteReader.class);
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final Read NOTHING = new Read(Instant.MIN, List.of());

  private final SiteCache sites;
  private final SiteLifecycleRepository lives;
  private final SiteProfileRepository profiles;
  private final HiddenSiteRepository publication;
  private final PublicServiceCache services;
  private final Department department;
  private final Clock clock;
  private volatile Read last = NOTHING; // replaced whole

  private record Read(Instant at, List<PublicSite> sites) {}

  PublicSiteReader(
      SiteCache sites,
      SiteLifecycleRepository lives,
      SiteProfileRepository profiles,
      HiddenSiteRepository publication,
      PublicServiceCache services,
      Department department,
      Clock clock) {
    this.sites = sites;
    this.lives = lives;
    this.profiles = profiles;
    this.publication = publication;
    this.services = services;
    this.department = department;
    this.clock = clock;
  }

  /**
   * The sites that the public may see, by commune; where the database is away, as last read: a
   * place is where it was.
   */
  public List<PublicSite> sites() {
    Instant now = clock.instant();
    Read known = last;
    if (now.minus(FRESH).isAfter(known.at()) || now.isBefore(known.at())) {
      known = new Read(now, again(known));
      last = known;
    }
    return known.sites();
  }

  /**
   * Read again.
   *
   * @throws JdbiException when nothing was ever read
   */
  private List<PublicSite> again(Read known) {
    try {
      return read();
    } catch (JdbiException failure) {
      if (known.equals(NOTHING)) {
        throw failure;
      }
      LOG.atWarn()
          .addKeyValue("cause", failure.getMessage())
          .log("Sites can’t be read for the public; those known stand.");
      return known.sites();
    }
  }

  /** Has it read again, since somebody changed what is shown. */
  void forget() {
    last = new Read(Instant.MIN, last.sites());
  }

  private List<PublicSite> read() {
    Set<Integer> hidden = publication.hidden();
    Map<Integer, SiteLifeState> states = lives.all();
    Map<Integer, SiteProfile> said = profiles.all();
    return sites.now().all().stream()
        .filter(site -> !hidden.contains(site.id()))
        .flatMap(
            site ->
                shown(
                    site,
                    states.getOrDefault(site.id(), SiteLifeState.unsaid()),
                    said.getOrDefault(site.id(), SiteProfile.EMPTY))
                    .stream())
        .sorted(PublicSiteComparator.ORDER)
        .toList();
  }

  private Optional<PublicSite> shown(Site site, SiteLifeState state, SiteProfile profile) {
    if (state.stage() != SiteLifeStage.IN_SERVICE && state.stage() != SiteLifeStage.SUSPENDED) {
      return Optional.empty();
    }
    Set<ServiceCode> offered = services.offeredAt(Optional.of(site));
    return Optional.of(
        new PublicSite(
            site,
            department.epciOf(site.insee()).map(Epci::name).orElse(""),
            site.postcode(department),
            state.stage() == SiteLifeStage.SUSPENDED,
            profile,
            services.cards().stream().filter(it -> offered.contains(it.code())).toList()));
  }
}
