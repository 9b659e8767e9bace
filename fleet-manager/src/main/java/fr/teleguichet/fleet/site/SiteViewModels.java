package fr.teleguichet.fleet.site;

import fr.teleguichet.fleet.site.label.SiteQualityLabelCriterion;
import fr.teleguichet.fleet.site.label.SiteQualityLabelKind;
import fr.teleguichet.fleet.site.life.SiteLifeStage;
import fr.teleguichet.fleet.site.life.SiteLifeState;
import fr.teleguichet.fleet.site.profile.ProfileField;
import fr.teleguichet.fleet.site.profile.ProfileForm;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NotFoundKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the pages of sites show. */
public final class SiteViewModels {

  /** Where there is no such site. */
  static final NotFoundKind NOT_THERE =
      new NotFoundKind(NavigationSection.SITES, "site.unknown.", "/sites", "site.back");

  /** What a visitor may just have done, as addresses say it. */
  static final Set<String> DONE =
      Set.of(
          "added",
          "saved",
          "deleted",
          "placed",
          "displaced",
          "life",
          "label",
          "published",
          "unpublished",
          "imported",
          "visit",
          "document",
          "document-gone");

  private SiteViewModels() {}

  /**
   * A site and the kiosks that stand there or shall do so.
   *
   * @param epci the name of the grouping of communes; empty where none is known
   */
  public record Row(Site site, List<Stand> kiosks, SiteLifeState life, String epci) {}

  /** The form of whom to call. */
  public record Contacts(Site site, ProfileForm form) {

    /** Its fields in order. */
    public List<ProfileField> fields() {
      return List.of(ProfileField.values());
    }
  }

  /**
   * The form of how far a site is.
   *
   * @param state what it is
   * @param stage the code of what it shall be, as it was chosen; may be empty
   * @param since the day that was typed
   * @param reason the reason that was typed
   * @param wrong the name of the field that is wrong
   */
  public record Life(
      Site site,
      SiteLifeState state,
      String stage,
      String since,
      String reason,
      Optional<String> wrong) {

    /** Whether this is chosen; what alone can be is so from the start. */
    public boolean isChosen(SiteLifeStage other) {
      return stage.isEmpty() ? state.next().size() == 1 : stage.equals(other.code());
    }
  }

  /**
   * The form of a label, as it was typed.
   *
   * @param kind the code of the label; empty for none
   * @param wrong the name of the field that is wrong
   */
  public record Label(
      Site site,
      String kind,
      String granted,
      String expires,
      Set<SiteQualityLabelCriterion> met,
      Optional<String> wrong) {

    public Label {
      met = Set.copyOf(met);
    }

    /** The same with something wrong. */
    Label wrong(String field) {
      return new Label(site, kind, granted, expires, met, Optional.of(field));
    }

    /** Every label. */
    public List<SiteQualityLabelKind> kinds() {
      return List.of(SiteQualityLabelKind.values());
    }

    /** Every criterion. */
    public List<SiteQualityLabelCriterion> criteria() {
      return List.of(SiteQualityLabelCriterion.values());
    }
  }

  /**
   * A kiosk at a site.
   *
   * @param address its address; the name alone where it was planned under it
   * @param seen whether it was ever heard of
   */
  public record Stand(KioskUrlName address, boolean seen) {

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
      List<KioskUrlName> free,
      boolean mayDelete,
      Optional<String> kioskError,
      String kioskTyped,
      Optional<String> done) {

    /** How far a new site can be. */
    public List<SiteLifeStage> stages() {
      return List.of(
          SiteLifeStage.PLANNED,
          SiteLifeStage.ORDERED,
          SiteLifeStage.INSTALLED,
          SiteLifeStage.IN_SERVICE);
    }
  }

  /**
   * The question before a site is deleted.
   *
   * @param kiosks the kiosks at the site
   * @param interviews interviews and attempts that were counted there
   * @param surveys answers to the survey that were given there
   * @param wrong the wrong code that was typed; empty where none was yet
   */
  public record Deletion(
      Site site, List<Stand> kiosks, long interviews, long surveys, Optional<String> wrong) {}
}
