package fr.teleguichet.swarm.enrol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param asked how many units were to be enrolled
 * @param planning reserving the name, and making the claim
 * @param enrolling from the claim to the certificate
 * @param refusals how often each sentence was said, the most frequent first
 * @param serials how many different serial numbers the certificates have
 * @param duplicates how many certificates have a serial number that another one had before
 * @param cpuSeconds the CPU time of this process
 */
public record EnrolReport(
    int asked,
    EnrolPhase planning,
    EnrolPhase enrolling,
    Map<String, Long> refusals,
    long serials,
    long duplicates,
    double cpuSeconds) {

  public EnrolReport {
    refusals = Collections.unmodifiableMap(new LinkedHashMap<>(refusals));
  }

  /** How many units were refused, in either phase. */
  public long refused() {
    return refusals.values().stream().mapToLong(Long::longValue).sum();
  }

  /** What was not as it was asked for, one sentence each. */
  public List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    if (duplicates > 0) {
      complaints.add(
          String.format(
              Locale.ROOT,
              "%,d certificates have a serial number that is not theirs alone.",
              duplicates));
    }
    if (refused() > 0) {
      complaints.add(String.format(Locale.ROOT, "%,d units were refused.", refused()));
    }
    long open = asked - enrolling.done() - refused();
    if (open > 0) {
      complaints.add(
          String.format(Locale.ROOT, "The run ended early: %,d units are not enrolled.", open));
    }
    return complaints;
  }
}
