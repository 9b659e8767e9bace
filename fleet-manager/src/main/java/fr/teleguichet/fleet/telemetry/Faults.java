package fr.teleguichet.fleet.telemetry;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLongArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts faults, and logs the first of each kind from each node.
 *
 * <p>{@link #report} belongs to the ingest thread; the counts are read by others, hence the atomic
 * array.
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

  private final AtomicLongArray counts = new AtomicLongArray(FaultKind.values().length);
  private final Set<Source> logged = new HashSet<>();

  /** Notes a fault of a node, or of a topic when the node is not known. */
  void report(FaultKind kind, String node, String detail) {
    counts.incrementAndGet(kind.ordinal());
    if (logged.size() < MOST_REMEMBERED && logged.add(new Source(node, kind))) {
      LOG.warn(
          "node={} fault={} detail=\"{}\" a message was not taken as it came; further ones of this"
              + " kind are only counted",
          printable(node),
          kind.word(),
          printable(detail));
    }
  }

  /** How many faults of this kind there were since the program started. */
  public long count(FaultKind kind) {
    return counts.get(kind.ordinal());
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
