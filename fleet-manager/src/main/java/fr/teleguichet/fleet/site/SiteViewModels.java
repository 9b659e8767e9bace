package fr.teleguichet.fleet.site;

import fr.teleguichet.fleet.web.page.NotFoundKind;
import fr.teleguichet.fleet.web.page.SiteSection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What the pages of sites show. */
public final class SiteViewModels {

  /** Where there is no such site. */
  static final NotFoundKind NOT_THERE =
      new NotFoundKind(SiteSection.SITES, "site.unknown.", "/sites", "site.back");

  private SiteViewModels() {}

  /** A site and the kiosks that stand there or shall do so. */
  public record Row(Site site, List<Stand> kiosks) {}

  /**
   * A kiosk at a site.
   *
   * @param address its address; the name alone where it was planned under it
   * @param seen whether it was ever heard of
   */
  public record Stand(KioskAddress address, boolean seen) {

    /** What people call it. */
    public String name() {
      return address.name();
    }

    /** Its territory; empty where it was planned by its name alone. */
    public String territory() {
      return address.territory();
    }

    /** Its place in the address of its page. */
    public String path() {
      return URLEncoder.encode(address.text(), StandardCharsets.UTF_8).replace("%3A", ":");
    }
  }

  /**
   * The sites that the reader may see.
   *
   * @param mayEdit whether the reader may change them
   * @param mayAdd whether the reader sees the whole fleet, and so may add some
   * @param done the key of what was just done
   */
  public record Listing(List<Row> rows, boolean mayEdit, boolean mayAdd, Optional<String> done) {}

  /**
   * A site's form.
   *
   * @param known the site as it is; empty when it is new
   * @param form what the fields hold
   * @param kiosks the kiosks at the site
   * @param free kiosks that stand nowhere
   * @param mayDelete whether the reader may delete it
   * @param kioskError the key of what is wrong with the kiosk that was named
   * @param kioskTyped the kiosk that was named
   * @param done the key of what was just done
   */
  public record Edit(
      Optional<Site> known,
      SiteForm form,
      List<Stand> kiosks,
      List<KioskAddress> free,
      boolean mayDelete,
      Optional<String> kioskError,
      String kioskTyped,
      Optional<String> done) {}

  /**
   * The question before a site is deleted.
   *
   * @param kiosks the kiosks at the site
   * @param interviews interviews and attempts that were counted there
   * @param surveys answers to the survey that were given there
   * @param wrong whether a wrong code was typed
   */
  public record Deletion(
      Site site, List<Stand> kiosks, long interviews, long surveys, boolean wrong) {}
}
