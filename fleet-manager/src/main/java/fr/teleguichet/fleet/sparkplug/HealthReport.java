package fr.teleguichet.fleet.sparkplug;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Instant;
import java.util.Map;

/**
 * All health measures of a kiosk at one moment: a row of the table {@code report}.
 *
 * <p>Twenty thousand of these pass in a second, so the measures are one array of doubles and not a
 * map: every type of {@link HealthMetric} fits a double without loss, and not-a-number stands for
 * absent.
 */
@SuppressWarnings("EnumOrdinal") // the place in the array; it never leaves this program's memory
public final class HealthReport {

  private static final int WIDTH = HealthMetric.values().length;

  private final NodeAddress node;
  private final Instant at;
  private final boolean historical;
  private final double[] measures;

  private HealthReport(NodeAddress node, Instant at, boolean historical, double[] measures) {
    this.node = node;
    this.at = at;
    this.historical = historical;
    this.measures = measures;
  }

  /** A report with a copy of these measures. */
  public static HealthReport of(
      NodeAddress node, Instant at, boolean historical, Measures measures) {
    return new HealthReport(node, at, historical, measures.values.clone());
  }

  /** Which kiosk it is from. */
  public NodeAddress node() {
    return node;
  }

  /** When the kiosk measured, to the millisecond. */
  public Instant at() {
    return at;
  }

  /** Whether it was kept while the link was away. */
  public boolean historical() {
    return historical;
  }

  /** The measure, or not-a-number when the kiosk does not have it. */
  public double measure(HealthMetric metric) {
    return measures[metric.ordinal()];
  }

  /** The measures that a session has gathered so far; belongs to the thread that gathers. */
  public static final class Measures {

    private final double[] values = new double[WIDTH];

    public Measures() {
      clear();
    }

    void clear() {
      java.util.Arrays.fill(values, Double.NaN);
    }

    /** Takes over a value that already has the metric's type. */
    public void set(HealthMetric metric, Value value) {
      values[metric.ordinal()] =
          switch (value) {
            case Value.Whole(long whole) -> whole;
            case Value.Real(double real) -> real;
            case Value.Flag(boolean flag) -> flag ? 1 : 0;
            case Value.Text _, Value.Binary _, Value.Table _, Value.Absent _, Value.Opaque _ ->
                Double.NaN;
          };
    }

    /** A copy for other threads. */
    Map<HealthMetric, Value> snapshot() {
      return new MeasureMap(values.clone());
    }
  }
}
