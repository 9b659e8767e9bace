package fr.teleguichet.swarm.figures;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The troubles of a run, counted by kind, with the first example of each. Safe for all threads. */
public final class RunFaultCounts {

  private static final Logger LOG = LoggerFactory.getLogger(RunFaultCounts.class);
  private static final int MAX_EXAMPLE_LENGTH = 300;

  private final Map<RunFault, LongAdder> counts = new ConcurrentHashMap<>();
  private final Map<RunFault, String> examples = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Throwable> defect = new AtomicReference<>();

  /** One more of this kind. Only the first of a kind is logged. */
  public void add(RunFault fault, String detail) {
    counts.computeIfAbsent(fault, _ -> new LongAdder()).increment();
    if (!examples.containsKey(fault) && examples.putIfAbsent(fault, shortened(detail)) == null) {
      LOG.warn("fault={} detail=\"{}\" First trouble of this kind.", fault.code(), detail);
    }
  }

  /** The program itself is at fault: the run can't go on. */
  public void stop(Throwable cause) {
    var _ = defect.compareAndSet(null, cause);
  }

  /** What made the run impossible, if anything did. */
  public Optional<Throwable> defect() {
    return Optional.ofNullable(defect.get());
  }

  /** How many of each kind there were; kinds that did not happen are left out. */
  public Map<RunFault, Long> counts() {
    Map<RunFault, Long> sums = new EnumMap<>(RunFault.class);
    counts.forEach((fault, count) -> sums.put(fault, count.sum()));
    return sums;
  }

  /** The first example of each kind. */
  public Map<RunFault, String> examples() {
    return Map.copyOf(examples);
  }

  private static String shortened(String detail) {
    return detail.length() <= MAX_EXAMPLE_LENGTH ? detail : detail.substring(0, MAX_EXAMPLE_LENGTH);
  }
}
