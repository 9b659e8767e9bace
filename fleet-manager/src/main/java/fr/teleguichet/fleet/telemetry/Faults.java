package fr.teleguichet.fleet.telemetry;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts faults, and logs the first of each kind from each node.
 *
 * <p>{@link #report} belongs to the ingest thread; the counts are read by others, hence the adders.
 */
public final class Faults {

  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  /**
   * Nodes and kinds that are remembered as logged; beyond it faults are only counted, so that
   * memory stays bounded.
   */
  private static final int MOST_REMEMBERED = 50_000;

  private static final int LONGEST_LOGGED = 200;

  private record Source(String node, FaultKind kind) {}

  private final Map<FaultKind, LongAdder> counts = counters();
  private final Set<Source> logged = new HashSet<>();

  /** Notes a fault of a node, or of a topic when the node is not known. */
  void report(FaultKind kind, String node, String detail) {
    counter(kind).increment();
    if (logged.size() < MOST_REMEMBERED && logged.add(new Source(node, kind))) {
      LOG.atWarn()
          .addKeyValue("node", printable(node))
          .addKeyValue("fault", kind.word())
          .addKeyValue("detail", printable(detail))
          .log("A message was not taken as it came; further ones of this kind are only counted.");
    }
  }

  /** How many faults of this kind there were since the program started. */
  public long count(FaultKind kind) {
    return counter(kind).sum();
  }

  private LongAdder counter(FaultKind kind) {
    return Objects.requireNonNull(counts.get(kind));
  }

  private static Map<FaultKind, LongAdder> counters() {
    Map<FaultKind, LongAdder> counters = new EnumMap<>(FaultKind.class);
    for (FaultKind kind : FaultKind.values()) {
      counters.put(kind, new LongAdder());
    }
    return counters;
  }

  /**
   * What came from outside goes into a log line without line breaks or control characters, and not
   * at any length.
   */
  private static String printable(String text) {
    String cut = text.length() > LONGEST_LOGGED ? text.substring(0, LONGEST_LOGGED) + "…" : text;
    return cut.replaceAll("[\\p{Cntrl}\"]", "?");
  }
}
