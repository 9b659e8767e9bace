package fr.teleguichet.fleet.budget;

import java.util.Optional;

/**
 * A line of the budget before it has a row.
 *
 * @param year the calendar year that it is spent on
 * @param planned what was promised or asked for
 * @param paid what was paid so far
 * @param site the row of the site that it was spent for; empty for the whole network
 */
record BudgetLineDraft(
    int year,
    Funder funder,
    CostNature nature,
    EuroAmount planned,
    EuroAmount paid,
    Optional<Integer> site,
    String note) {

  static final int MIN_YEAR = 2000;
  static final int MAX_AHEAD = 10;
  static final int MAX_NOTE = 500;
}
