package fr.teleguichet.fleet.budget;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.site.SiteCache;
import java.util.List;
import java.util.Optional;

/** A budget as the first network had it, for pages. */
public final class BudgetSamples {

  private BudgetSamples() {}

  /** Writes it; the number of one of its lines. */
  public static long on(TestPages.Running pages) {
    BudgetRepository table = pages.context().getBean(BudgetRepository.class);
    BudgetReader reader = pages.context().getBean(BudgetReader.class);
    int year = reader.thisYear();
    List<Funder> funders = table.funders();
    int site = pages.context().getBean(SiteCache.class).now().find("bretenoux").orElseThrow().id();
    table.write(
        List.of(
            line(year - 1, funders.getFirst(), CostNature.STUDY, 64_000, 64_000, Optional.empty()),
            line(year - 1, funders.get(1), CostNature.RUNNING, 50_000, 50_000, Optional.empty()),
            line(year, funders.get(1), CostNature.RUNNING, 50_000, 0, Optional.empty()),
            line(year, funders.getLast(), CostNature.INVESTMENT, 3_750, 3_750, Optional.of(site))));
    return reader.lines(new Scope.Fleet()).getFirst().id();
  }

  private static BudgetRepository.Write line(
      int year, Funder funder, CostNature nature, long planned, long paid, Optional<Integer> site) {
    return new BudgetRepository.Write(
        Optional.empty(),
        new BudgetLineDraft(
            year,
            funder,
            nature,
            EuroAmount.of(planned),
            EuroAmount.of(paid),
            site,
            "Convention signée avec le comité de pilotage"));
  }
}
