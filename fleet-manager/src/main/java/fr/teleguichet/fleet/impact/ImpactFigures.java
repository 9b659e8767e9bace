package fr.teleguichet.fleet.impact;

import fr.teleguichet.fleet.interview.UsageQuery;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.List;
import java.util.Optional;

/**
 * What the network spared in some months.
 *
 * @param query what was asked
 * @param parameters what it is calculated with
 * @param total everything together; without the kiosks where a service is asked for, since a
 *     kiosk's footprint is not one service's
 * @param bySite each site, with its kiosks
 * @param byService each service, without kiosks
 * @param met how far requests were met
 * @param trip who would have gone to the office, by the central assumption
 * @param withoutPlace interviews that are not counted because their site is unknown or gone
 * @param withoutOffice interviews that are not counted because their service has no office near
 */
public record ImpactFigures(
    UsageQuery query,
    ImpactParameters parameters,
    ImpactSum total,
    List<OfSite> bySite,
    List<OfService> byService,
    MeanShare met,
    MeanShare trip,
    long withoutPlace,
    long withoutOffice) {

  /**
   * A site's part.
   *
   * @param code empty for what is of no site, or of sites that are gone
   * @param name what people call it; empty where it has no code
   */
  public record OfSite(Optional<SiteCode> code, String name, ImpactSum sum) {}

  /** A service's part. */
  public record OfService(ServiceCode service, ImpactSum sum) {}

  public ImpactFigures {
    bySite = List.copyOf(bySite);
    byService = List.copyOf(byService);
  }

  /** Whether the kiosks' footprint is in it. */
  public boolean hasFootprint() {
    return query.service().isAll();
  }
}
