package fr.teleguichet.fleet.budget;

import fr.teleguichet.fleet.site.Site;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What some whole calendar years cost, who paid, and what an interview cost in them.
 *
 * @param firstYear the first year
 * @param lastYear the last year
 * @param wholeNetwork whether what belongs to the whole network is among it: not for who sees a
 *     part of the network
 * @param unfinished whether the last year is not over, so that its sums will grow
 * @param byFunder by who pays, in the order in which funders were added
 * @param byNature by what it is spent on; natures without a line are missing
 * @param total all lines
 * @param full everything that was paid over the interviews of the same years
 * @param running running, staff and communication only, over the same interviews
 * @param bySite lines that say a site, by the site's name; what belongs to the whole network is not
 *     shared out among sites
 */
public record BudgetFigures(
    int firstYear,
    int lastYear,
    boolean wholeNetwork,
    boolean unfinished,
    List<OfFunder> byFunder,
    List<OfNature> byNature,
    PlannedAndPaid total,
    CostPerInterview full,
    CostPerInterview running,
    List<OfSite> bySite) {

  /** What is promised and what is paid. */
  public record PlannedAndPaid(EuroAmount planned, EuroAmount paid) {
    static final PlannedAndPaid NONE = new PlannedAndPaid(EuroAmount.ZERO, EuroAmount.ZERO);

    static PlannedAndPaid of(BudgetLine line) {
      return new PlannedAndPaid(line.planned(), line.paid());
    }

    PlannedAndPaid plus(PlannedAndPaid other) {
      return new PlannedAndPaid(planned.plus(other.planned), paid.plus(other.paid));
    }
  }

  /**
   * What somebody pays.
   *
   * @param years by year; years without a line are missing
   */
  public record OfFunder(Funder funder, Map<Integer, PlannedAndPaid> years, PlannedAndPaid total) {
    public OfFunder {
      years = Map.copyOf(years);
    }

    /** What is paid for a year. */
    public PlannedAndPaid year(int year) {
      return years.getOrDefault(year, PlannedAndPaid.NONE);
    }
  }

  /** What is spent on something. */
  public record OfNature(CostNature nature, PlannedAndPaid total) {}

  /** What was spent for a site, and what an interview there cost by that alone. */
  public record OfSite(
      Site site, PlannedAndPaid total, CostPerInterview full, CostPerInterview running) {}

  public BudgetFigures {
    byFunder = List.copyOf(byFunder);
    byNature = List.copyOf(byNature);
    bySite = List.copyOf(bySite);
  }

  /** The years, in order. */
  public List<Integer> years() {
    return IntStream.rangeClosed(firstYear, lastYear).boxed().toList();
  }

  /** What a year costs, whoever pays. */
  public PlannedAndPaid year(int year) {
    return byFunder.stream()
        .map(it -> it.year(year))
        .reduce(PlannedAndPaid.NONE, PlannedAndPaid::plus);
  }

  /** What somebody pays, by name in either language. */
  public Optional<OfFunder> of(String funder) {
    return byFunder.stream().filter(it -> it.funder().isCalled(funder)).findFirst();
  }
}
