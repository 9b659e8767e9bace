package fr.teleguichet.swarm.figures;

/**
 * Where one event loop writes down what happens on it.
 *
 * @param tally counts of events
 * @param lag from when a report was due to when the operating system had it
 * @param acknowledgement from when a record was written to when the host acknowledged it
 * @param faults troubles, shared by all loops
 */
public record LoopRecorder(
    LoopCounters tally, DelayHistogram lag, DelayHistogram acknowledgement, RunFaultCounts faults) {

  /** A new recorder whose faults are counted together with others'. */
  public static LoopRecorder sharing(RunFaultCounts faults) {
    return new LoopRecorder(new LoopCounters(), new DelayHistogram(), new DelayHistogram(), faults);
  }
}
