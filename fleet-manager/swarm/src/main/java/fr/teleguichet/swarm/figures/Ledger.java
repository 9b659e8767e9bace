package fr.teleguichet.swarm.figures;

import fr.teleguichet.swarm.time.Time;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Adds up the recorders of all loops. Used by the thread that leads the run, and only by it. */
public final class Ledger {

  private final Time time;
  private final CpuTime cpu;
  private final List<Recorder> recorders;
  private final Faults faults;
  private final Histogram lag = Delays.newHistogram();
  private final Histogram acknowledgement = Delays.newHistogram();

  /** A ledger over these recorders, which share these faults. */
  public Ledger(Time time, CpuTime cpu, Faults faults, List<Recorder> recorders) {
    this.time = time;
    this.cpu = cpu;
    this.faults = faults;
    this.recorders = List.copyOf(recorders);
  }

  /** All counters now. */
  public Totals now() {
    Map<Count, Long> sums = new EnumMap<>(Count.class);
    for (Count count : Count.values()) {
      sums.put(count, recorders.stream().mapToLong(it -> it.tally().get(count)).sum());
    }
    return new Totals(time.nanos(), cpu.nanos(), sums);
  }

  /** The troubles so far. */
  public Faults faults() {
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
    for (Recorder recorder : recorders) {
      recorder.lag().collectInto(lag);
      recorder.acknowledgement().collectInto(acknowledgement);
    }
  }
}
