package fr.teleguichet.fleet.budget;

import java.util.Optional;

/**
 * A line of the budget.
 *
 * @param id its row
 * @param year the calendar year that it is spent on
 * @param planned what was promised or asked for
 * @param paid what was paid so far
 * @param site the row of the site that it was spent for; empty for the whole network
 */
record BudgetLine(
    long id,
    int year,
    Funder funder,
    CostNature nature,
    EuroAmount planned,
    EuroAmount paid,
    Optional<Integer> site,
    String note) {

  BudgetLineDraft draft() {
    return new BudgetLineDraft(year, funder, nature, planned, paid, site, note);
  }
}
