package fr.teleguichet.swarm.run;

import fr.teleguichet.swarm.figures.Fault;
import fr.teleguichet.swarm.load.Account;
import java.util.List;
import java.util.Map;

/**
 * A run's result.
 *
 * @param outcome what came of it
 * @param faults troubles by kind
 * @param examples the first trouble of each kind
 * @param accounts what became of every kiosk's records
 */
public record Report(
    Outcome outcome, Map<Fault, Long> faults, Map<Fault, String> examples, List<Account> accounts) {

  public Report {
    faults = Map.copyOf(faults);
    examples = Map.copyOf(examples);
    accounts = List.copyOf(accounts);
  }

  /** The same with these complaints in place of the outcome's own. */
  public Report complainingOf(List<String> complaints) {
    return new Report(outcome.complainingOf(complaints), faults, examples, accounts);
  }
}
