package fr.teleguichet.swarm.figures;

import fr.teleguichet.swarm.time.RunClock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Adds up the recorders of all loops. Used by the thread that leads the run, and only by it. */
public final class FigureAggregator {

  private final RunClock time;
  private final CpuTime cpu;
  private final List<LoopRecorder> recorders;
  private final RunFaultCounts faults;
  private final Histogram lag = DelayHistogram.newHistogram();
  private final Histogram acknowledgement = DelayHistogram.newHistogram();

  /** A ledger over these recorders, which share these faults. */
  public FigureAggregator(
      RunClock time, CpuTime cpu, RunFaultCounts faults, List<LoopRecorder> recorders) {
    this.time = time;
    this.cpu = cpu;
    this.faults = faults;
    this.recorders = List.copyOf(recorders);
  }

  /** All counters now. */
  public CounterSnapshot now() {
    Map<RunCounter, Long> sums = new EnumMap<>(RunCounter.class);
    for (RunCounter count : RunCounter.values()) {
      sums.put(count, recorders.stream().mapToLong(it -> it.tally().get(count)).sum());
    }
    return new CounterSnapshot(time.nanos(), cpu.nanos(), sums);
  }

  /** The troubles so far. */
  public RunFaultCounts faults() {
    return faults;
  }

  /** Report lag and acknowledgement delay since the last call of {@link #forgetDelays}. */
  public Timings timings() {
    collect();
    return new Timings(Percentiles.of(lag), Percentiles.of(acknowledgement));
  }

  /** Starts the delays anew, as after warming up. */
  public void forgetDelays() {
    collect();
    lag.reset();
    acknowledgement.reset();
  }

  private void collect() {
    for (LoopRecorder recorder : recorders) {
      recorder.lag().collectInto(lag);
      recorder.acknowledgement().collectInto(acknowledgement);
    }
  }
}
