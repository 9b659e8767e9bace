package fr.teleguichet.swarm.run;

import fr.teleguichet.swarm.figures.Count;
import fr.teleguichet.swarm.figures.Timings;
import fr.teleguichet.swarm.figures.Totals;
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
public record Outcome(
    Totals whole, Totals measured, Timings timings, Findings findings, List<String> complaints) {

  public Outcome {
    complaints = List.copyOf(complaints);
  }

  /** The same with further complaints. */
  Outcome with(List<String> more) {
    List<String> all = new ArrayList<>(complaints);
    all.addAll(more);
    return new Outcome(whole, measured, timings, findings, all);
  }

  Outcome complainingOf(List<String> others) {
    return new Outcome(whole, measured, timings, findings, others);
  }

  /** Whether not one kiosk ever got to the broker. */
  public boolean nobodyConnected() {
    return whole.get(Count.CONNECTS) == 0;
  }

  /** What is to be complained about in the counters of any run. */
  static List<String> complaints(Totals whole, int kiosks, boolean allLive) {
    List<String> complaints = new ArrayList<>();
    if (!allLive) {
      complaints.add(
          String.format(
              Locale.ROOT,
              "Not all of the %,d kiosks got live in time: %,d connects, %,d lives begun.",
              kiosks,
              whole.get(Count.CONNECTS),
              whole.get(Count.LIVES_BEGUN)));
    }
    complain(complaints, whole, Count.REPORTS_WITHHELD, "were withheld: the broker did not read");
    complain(complaints, whole, Count.REPORTS_AWAY, "fell due while their kiosk was not live");
    complain(complaints, whole, Count.RECORDS_REFUSED, "found their journal full");
    complain(complaints, whole, Count.ACKNOWLEDGEMENTS_STRANGE, "made no sense");
    return complaints;
  }

  private static void complain(
      List<String> complaints, Totals whole, Count count, String predicate) {
    if (whole.get(count) > 0) {
      complaints.add(
          String.format(Locale.ROOT, "%,d %s %s.", whole.get(count), noun(count), predicate));
    }
  }

  private static String noun(Count count) {
    return count.word().substring(0, count.word().indexOf('-'));
  }
}
