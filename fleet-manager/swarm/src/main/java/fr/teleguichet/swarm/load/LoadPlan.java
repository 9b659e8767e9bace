package fr.teleguichet.swarm.load;

/**
 * What the kiosks do, as rates over the whole swarm; 0 for not at all.
 *
 * @param reports reports per second
 * @param most how many reports at most
 * @param records records written per second
 * @param churn connections ended per second
 * @param manner how they are ended
 */
public record LoadPlan(double reports, long most, double records, double churn, Churn manner) {

  /** How a connection is ended on purpose. */
  public enum Churn {
    /** Cut without a word, so that the broker sends the will. */
    ABRUPT,
    /** With a death certificate and DISCONNECT. */
    ORDERLY,
    /** The one and the other in turn. */
    MIXED
  }

  /** Nothing but what keeps connections alive. */
  public static final LoadPlan QUIET = new LoadPlan(0, Long.MAX_VALUE, 0, 0, Churn.ABRUPT);

  public LoadPlan {
    if (most < 1) {
      throw new IllegalArgumentException("at most " + most + " reports is below 1");
    }
    if (!(reports >= 0) || !(records >= 0) || !(churn >= 0)) {
      throw new IllegalArgumentException(
          "the rates " + reports + ", " + records + " and " + churn + " must not be negative");
    }
  }

  /** The same with another rate of reports. */
  public LoadPlan withReports(double perSecond) {
    return new LoadPlan(perSecond, most, records, churn, manner);
  }

  /** The same with at most so many reports. */
  public LoadPlan withMost(long reportsAtMost) {
    return new LoadPlan(reports, reportsAtMost, records, churn, manner);
  }

  /** The part of one of several event loops, counted from 0; of few reports some have none. */
  LoadPlan share(int loop, int loops) {
    long part = most / loops + (loop < most % loops ? 1 : 0);
    return new LoadPlan(
        part == 0 ? 0 : reports / loops, Math.max(1, part), records / loops, churn / loops, manner);
  }
}
