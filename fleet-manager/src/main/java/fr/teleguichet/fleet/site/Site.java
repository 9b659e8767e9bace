package fr.teleguichet.fleet.site;

import fr.teleguichet.fleet.territory.Department;
import fr.teleguichet.hardware.opening.OpeningHours;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * A place where kiosks stand.
 *
 * @param id its row
 * @param code its short name in addresses
 * @param name what people call it
 * @param commune the commune's name
 * @param insee the commune's INSEE code, five characters
 * @param address its street and postcode, as far as they are known
 * @param latitude degrees north, WGS 84, -90 to 90
 * @param longitude degrees east, WGS 84, -180 to 180
 * @param fictitious made up for demonstration
 * @param opening when it is open; empty where nobody wrote it
 */
public record Site(
    int id,
    SiteCode code,
    String name,
    String commune,
    String insee,
    StreetAddress address,
    double latitude,
    double longitude,
    boolean fictitious,
    Optional<OpeningHours> opening) {

  /** Where nobody wrote the street. */
  public Site(
      int id,
      SiteCode code,
      String name,
      String commune,
      String insee,
      double latitude,
      double longitude,
      boolean fictitious,
      Optional<OpeningHours> opening) {
    this(
        id,
        code,
        name,
        commune,
        insee,
        StreetAddress.NONE,
        latitude,
        longitude,
        fictitious,
        opening);
  }

  /** Where it is, as the map of whatever device the reader has takes it (RFC 5870). */
  public String geo() {
    return String.format(Locale.ROOT, "geo:%.5f,%.5f", latitude, longitude);
  }

  /** Its postcode, or the only one of its commune; empty where neither is known. */
  public String postcode(Department department) {
    return address.postcode().isEmpty()
        ? department.postcodeOf(insee).orElse("")
        : address.postcode();
  }

  /** Its address, as on a letter: the street where it is known, then postcode and commune. */
  public String addressLine(Department department) {
    String town = (postcode(department) + " " + commune).strip();
    return address.street().isEmpty() ? town : address.street() + ", " + town;
  }

  /** The place in words: the name, and the commune where the name does not say it. */
  public String place() {
    return name.contains(commune) ? name : name + ", " + commune;
  }

  /** What people call a kiosk that stands here: the place, and its name where that says more. */
  public String called(String kiosk) {
    return ownName(kiosk).map(own -> name + " (" + own + ")").orElseGet(this::place);
  }

  /**
   * The name of a kiosk that stands here, where it says more than the site does: one that is the
   * commune or the site's code over again, in small letters, tells nobody anything.
   */
  public Optional<String> ownName(String kiosk) {
    String bare = kiosk.replaceFirst("^borne-", "");
    return bare.equals(code.value()) || bare.equals(plain(commune))
        ? Optional.empty()
        : Optional.of(kiosk);
  }

  private static String plain(String words) {
    return Normalizer.normalize(words.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .replace("œ", "oe")
        .replaceAll("\\p{M}", "")
        .replaceAll("[^a-z0-9]+", "-");
  }
}
