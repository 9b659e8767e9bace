package fr.teleguichet.swarm.run;

import fr.teleguichet.swarm.figures.CounterSnapshot;
import fr.teleguichet.swarm.figures.RunCounter;
import fr.teleguichet.swarm.figures.Timings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What came of a run.
 *
 * @param whole the counters from beginning to end
 * @param measured the counters of the part that counts
 * @param timings delays of the part that counts
 * @param findings what this kind of run found
 * @param complaints what was not as it was asked for, one sentence each
 */
public record RunOutcome(
    CounterSnapshot whole,
    CounterSnapshot measured,
    Timings timings,
    RunFindings findings,
    List<String> complaints) {

  public RunOutcome {
    complaints = List.copyOf(complaints);
  }

  /** The same with further complaints. */
  RunOutcome with(List<String> more) {
    List<String> all = new ArrayList<>(complaints);
    all.addAll(more);
    return new RunOutcome(whole, measured, timings, findings, all);
  }

  RunOutcome complainingOf(List<String> others) {
    return new RunOutcome(whole, measured, timings, findings, others);
  }

  /** Whether not one kiosk ever got to the broker. */
  public boolean nobodyConnected() {
    return whole.get(RunCounter.CONNECTS) == 0;
  }

  /** What is to be complained about in the counters of any run. */
  static List<String> complaints(CounterSnapshot whole, int kiosks, boolean allLive) {
    List<String> complaints = new ArrayList<>();
    if (!allLive) {
      complaints.add(
          String.format(
              Locale.ROOT,
              "Not all of the %,d kiosks got live in time: %,d connects, %,d lives begun.",
              kiosks,
              whole.get(RunCounter.CONNECTS),
              whole.get(RunCounter.LIVES_BEGUN)));
    }
    complain(
        complaints, whole, RunCounter.REPORTS_WITHHELD, "were withheld: the broker did not read");
    complain(complaints, whole, RunCounter.REPORTS_AWAY, "fell due while their kiosk was not live");
    complain(complaints, whole, RunCounter.RECORDS_REFUSED, "found their journal full");
    complain(complaints, whole, RunCounter.ACKNOWLEDGEMENTS_STRANGE, "made no sense");
    return complaints;
  }

  private static void complain(
      List<String> complaints, CounterSnapshot whole, RunCounter count, String predicate) {
    if (whole.get(count) > 0) {
      complaints.add(
          String.format(Locale.ROOT, "%,d %s %s.", whole.get(count), noun(count), predicate));
    }
  }

  private static String noun(RunCounter count) {
    return count.code().substring(0, count.code().indexOf('-'));
  }
}
