package fr.teleguichet.swarm.kiosk;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.swarm.wire.ByteWriter;

/**
 * Writes the payload of an NDATA message, byte for byte as the shared encoder would, without
 * building its objects: this is the load generator's own cost per message.
 */
final class ReportWriter implements SimulatedMeasures.Reading {

  private static final int TIMESTAMP = 1 << 3;
  private static final int METRIC = 2 << 3 | 2;
  private static final int SEQ = 3 << 3;
  private static final int METRIC_ALIAS = 2 << 3;
  private static final int METRIC_TIMESTAMP = 3 << 3;
  private static final int METRIC_INT = 10 << 3;
  private static final int METRIC_FLOAT = 12 << 3 | 5;
  private static final int METRIC_BOOLEAN = 14 << 3;

  private final ByteWriter out;
  private long millis;
  private int stampLength;

  ReportWriter(ByteWriter out) {
    this.out = out;
  }

  /** Replaces what the writer held by a report of so many values. */
  void write(SimulatedMeasures measures, int values, long now, int seq) {
    begin(now);
    measures.report(values, this);
    end(seq);
  }

  /** Replaces what the writer held by a report of this one flag. */
  void writeFlag(HealthMetric metric, boolean value, long now, int seq) {
    begin(now);
    flag(metric, value);
    end(seq);
  }

  private void begin(long now) {
    millis = now;
    stampLength = ByteWriter.varintLength(now);
    out.clear();
    out.put(TIMESTAMP);
    out.putVarint(now);
  }

  private void end(int seq) {
    out.put(SEQ);
    out.putVarint(seq);
  }

  @Override
  public void real(HealthMetric metric, float value) {
    open(metric, 1 + Float.BYTES);
    out.put(METRIC_FLOAT);
    out.putFloat(value);
  }

  @Override
  public void whole(HealthMetric metric, int value) {
    long unsigned = Integer.toUnsignedLong(value);
    open(metric, 1 + ByteWriter.varintLength(unsigned));
    out.put(METRIC_INT);
    out.putVarint(unsigned);
  }

  @Override
  public void flag(HealthMetric metric, boolean value) {
    open(metric, 2);
    out.put(METRIC_BOOLEAN);
    out.put(value ? 1 : 0);
  }

  private void open(HealthMetric metric, int valueLength) {
    long alias = MetricAliases.of(metric);
    out.put(METRIC);
    out.putVarint(1 + ByteWriter.varintLength(alias) + 1 + stampLength + valueLength);
    out.put(METRIC_ALIAS);
    out.putVarint(alias);
    out.put(METRIC_TIMESTAMP);
    out.putVarint(millis);
  }
}
