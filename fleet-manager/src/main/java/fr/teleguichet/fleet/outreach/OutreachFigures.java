package fr.teleguichet.fleet.outreach;

import fr.teleguichet.fleet.budget.EuroAmount;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was done to make the network known, and its use before and after.
 *
 * @param weeks how many weeks before and after are compared
 * @param actions the newest first, as far as the reader sees one of their sites
 */
public record OutreachFigures(int weeks, List<Compared> actions) {

  /** An action with the use before and after it, at the sites that the reader sees. */
  public record Compared(OutreachAction action, UseBeforeAndAfter use) {}

  public OutreachFigures {
    actions = List.copyOf(actions);
  }

  /** How many there were of each kind; kinds without any are missing. */
  public Map<OutreachActionKind, Integer> byKind() {
    Map<OutreachActionKind, Integer> counts = new EnumMap<>(OutreachActionKind.class);
    actions.forEach(it -> counts.merge(it.action().kind(), 1, Integer::sum));
    return counts;
  }

  /** What they cost, for comparison: the budget has it in lines of its own. */
  public EuroAmount cost() {
    return actions.stream().map(it -> it.action().cost()).reduce(EuroAmount.ZERO, EuroAmount::plus);
  }
}
