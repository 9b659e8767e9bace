package fr.teleguichet.fleet.partner;

import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NotFoundKind;
import fr.teleguichet.fleet.web.page.SubmittedFormFields;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What pages of partners show. */
public final class PartnerViewModels {

  /** Where there is no such partner. */
  static final NotFoundKind NOT_THERE =
      new NotFoundKind(
          NavigationSection.EVALUATION, "partner.unknown.", "/partners", "partner.back");

  private PartnerViewModels() {}

  /**
   * The list.
   *
   * @param mayEdit whether the visitor writes partners down
   */
  public record Listing(
      List<Line> lines, long current, long negotiating, boolean mayEdit, Optional<String> done) {
    public Listing {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A partner in the list.
   *
   * @param services what people call its services
   * @param contact empty for who need not know it
   * @param urgency {@code expired}, {@code renewal} or empty
   */
  public record Line(
      int id,
      String name,
      List<String> services,
      String stage,
      Optional<LocalDate> signed,
      Optional<LocalDate> ends,
      String contact,
      String reference,
      String notes,
      String urgency,
      boolean fictitious) {
    public Line {
      services = List.copyOf(services);
    }
  }

  /**
   * The form of a partner.
   *
   * @param id its row; 0 for a new one
   * @param services the names of all services, by their codes
   */
  public record Page(int id, SubmittedFormFields form, Map<String, String> services) {}
}
