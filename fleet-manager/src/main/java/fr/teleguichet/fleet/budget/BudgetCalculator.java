package fr.teleguichet.fleet.budget;

import fr.teleguichet.fleet.budget.BudgetFigures.OfFunder;
import fr.teleguichet.fleet.budget.BudgetFigures.OfNature;
import fr.teleguichet.fleet.budget.BudgetFigures.OfSite;
import fr.teleguichet.fleet.budget.BudgetFigures.PlannedAndPaid;
import fr.teleguichet.fleet.site.Site;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Adds up lines of the budget.
 *
 * @param years the years that were asked for
 * @param lines those of these years that the reader may see
 * @param sites those that the reader sees, by name
 * @param held interviews of these years by the rows of their sites
 */
record BudgetCalculator(
    BudgetYearRange years,
    boolean wholeNetwork,
    List<BudgetLine> lines,
    List<Site> sites,
    Map<Integer, Long> held) {

  BudgetFigures figures() {
    return new BudgetFigures(
        years.first(),
        years.last(),
        wholeNetwork,
        years.unfinished(),
        byFunder(),
        byNature(),
        sum(_ -> true),
        new CostPerInterview(sum(_ -> true).paid(), interviews()),
        new CostPerInterview(sum(it -> it.nature().isRunning()).paid(), interviews()),
        bySite());
  }

  /** All of them, or those of the sites that the reader sees. */
  private long interviews() {
    return wholeNetwork
        ? held.values().stream().mapToLong(it -> it).sum()
        : sites.stream().mapToLong(it -> held.getOrDefault(it.id(), 0L)).sum();
  }

  private PlannedAndPaid sum(Predicate<BudgetLine> which) {
    return lines.stream()
        .filter(which)
        .map(PlannedAndPaid::of)
        .reduce(PlannedAndPaid.NONE, PlannedAndPaid::plus);
  }

  private List<OfFunder> byFunder() {
    return lines.stream()
        .map(BudgetLine::funder)
        .distinct()
        .sorted(Comparator.comparingInt(Funder::id))
        .map(this::of)
        .toList();
  }

  private OfFunder of(Funder funder) {
    Map<Integer, PlannedAndPaid> sums = new HashMap<>();
    lines.stream()
        .filter(it -> it.funder().equals(funder))
        .forEach(it -> sums.merge(it.year(), PlannedAndPaid.of(it), PlannedAndPaid::plus));
    return new OfFunder(funder, sums, sum(it -> it.funder().equals(funder)));
  }

  private List<OfNature> byNature() {
    return Stream.of(CostNature.values())
        .filter(nature -> lines.stream().anyMatch(it -> it.nature() == nature))
        .map(nature -> new OfNature(nature, sum(it -> it.nature() == nature)))
        .toList();
  }

  private List<OfSite> bySite() {
    return sites.stream()
        .filter(site -> lines.stream().anyMatch(it -> isOf(it, site)))
        .map(
            site -> {
              long interviews = held.getOrDefault(site.id(), 0L);
              PlannedAndPaid total = sum(it -> isOf(it, site));
              return new OfSite(
                  site,
                  total,
                  new CostPerInterview(total.paid(), interviews),
                  new CostPerInterview(
                      sum(it -> isOf(it, site) && it.nature().isRunning()).paid(), interviews));
            })
        .toList();
  }

  private static boolean isOf(BudgetLine line, Site site) {
    return line.site().filter(it -> it == site.id()).isPresent();
  }
}
