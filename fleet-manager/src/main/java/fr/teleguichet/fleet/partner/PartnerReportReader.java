package fr.teleguichet.fleet.partner;

import fr.teleguichet.fleet.access.Scope;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Predicate;

/** Reads partners for reports, as they were at the end of a period. */
@Singleton
public final class PartnerReportReader {

  private final PartnerRepository partners;

  PartnerReportReader(PartnerRepository partners) {
    this.partners = partners;
  }

  /**
   * The names, in order.
   *
   * @param first the first month; what was at the end of the last is told
   * @param scope of whom it is for: partners are the whole network's and known to all of it
   */
  public PartnerReportFigures read(YearMonth first, YearMonth last, Scope scope) {
    LocalDate day = last.atEndOfMonth();
    List<Partner> all = partners.all();
    return new PartnerReportFigures(
        day,
        names(all, it -> it.isInForce(day)),
        names(all, it -> is(it, PartnerStage.NEGOTIATION, day)),
        names(all, it -> is(it, PartnerStage.SUSPENDED, day)));
  }

  /** Who was nothing yet on that day is not told. */
  private static boolean is(Partner partner, PartnerStage stage, LocalDate day) {
    return partner.history().on(day).filter(stage::equals).isPresent();
  }

  private static List<String> names(List<Partner> all, Predicate<Partner> which) {
    return all.stream().filter(which).map(Partner::name).toList();
  }
}
