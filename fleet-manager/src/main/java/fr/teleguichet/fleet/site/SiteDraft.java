package fr.teleguichet.fleet.site;

import fr.teleguichet.hardware.opening.OpeningHours;
import java.util.Optional;

/**
 * A site's content as it shall be.
 *
 * @param name what people call it, 1 to 120 characters
 * @param commune the commune's name, 1 to 120 characters
 * @param insee the commune's INSEE code, such as 46042 or 2A004
 * @param address its street and postcode, as far as they are known
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 * @param fictitious made up for demonstration
 * @param opening when it is open; empty where nobody knows
 */
public record SiteDraft(
    String name,
    String commune,
    String insee,
    StreetAddress address,
    double latitude,
    double longitude,
    boolean fictitious,
    Optional<OpeningHours> opening) {

  /** The site that it would make. */
  public Site site(int id, SiteCode code) {
    return new Site(
        id, code, name, commune, insee, address, latitude, longitude, fictitious, opening);
  }

  /** What is known of a site. */
  static SiteDraft of(Site site) {
    return new SiteDraft(
        site.name(),
        site.commune(),
        site.insee(),
        site.address(),
        site.latitude(),
        site.longitude(),
        site.fictitious(),
        site.opening());
  }
}
