package fr.teleguichet.fleet.outreach;

import fr.teleguichet.fleet.budget.EuroAmount;
import java.time.LocalDate;
import java.util.Set;

/**
 * Something that was done to make the network known.
 *
 * @param id its row; 0 before it has one
 * @param first its first day
 * @param last its last day, the same for one day
 * @param everywhere whether it was for every site
 * @param sites the rows of the sites that it was for; of meaning where it was not for every site
 * @param cost what it cost, for comparison: the budget has it in a line of its own
 */
public record OutreachAction(
    long id,
    OutreachActionKind kind,
    String title,
    LocalDate first,
    LocalDate last,
    boolean everywhere,
    Set<Integer> sites,
    EuroAmount cost,
    String note) {

  static final int MAX_TITLE = 120;
  static final int MAX_NOTE = 1_000;

  /** Longer is a habit, and has no before and after. */
  static final int MAX_DAYS = 366;

  public OutreachAction {
    sites = Set.copyOf(sites);
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("nothing ends on " + last + " that began on " + first);
    }
  }

  /** Whether it was for this site. */
  public boolean isAt(int site) {
    return everywhere || sites.contains(site);
  }

  /** Whether it was for a site that the other was for. */
  boolean sharesASiteWith(OutreachAction other) {
    return everywhere || other.everywhere || sites.stream().anyMatch(other.sites::contains);
  }

  /** Whether it takes place on one of these days. */
  public boolean touches(LocalDate from, LocalDate to) {
    return !first.isAfter(to) && !last.isBefore(from);
  }
}
