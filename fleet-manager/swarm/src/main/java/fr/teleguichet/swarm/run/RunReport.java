package fr.teleguichet.swarm.run;

import fr.teleguichet.swarm.figures.RunFault;
import fr.teleguichet.swarm.load.RecordDeliveryReport;
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
public record RunReport(
    RunOutcome outcome,
    Map<RunFault, Long> faults,
    Map<RunFault, String> examples,
    List<RecordDeliveryReport> accounts) {

  public RunReport {
    faults = Map.copyOf(faults);
    examples = Map.copyOf(examples);
    accounts = List.copyOf(accounts);
  }

  /** The same with these complaints in place of the outcome's own. */
  public RunReport complainingOf(List<String> complaints) {
    return new RunReport(outcome.complainingOf(complaints), faults, examples, accounts);
  }
}
