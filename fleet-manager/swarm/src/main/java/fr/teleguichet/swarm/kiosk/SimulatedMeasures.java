package fr.teleguichet.swarm.kiosk;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.Value;
import java.util.Arrays;
import java.util.List;

/**
 * What one simulated kiosk measures now, and which measures its next report carries.
 *
 * <p>Eighteen measures move without making the kiosk ill; a report of fewer takes them in turn. A
 * report of more also carries measures that stand still: flags and the count of disk errors. They
 * are sent with the value they had, unless the flags may flip.
 */
final class SimulatedMeasures {

  /** The most values that a report can have. */
  static final int ALL = HealthMetric.values().length;

  private static final List<HealthMetric> STILL =
      List.of(
          HealthMetric.POWER_UNDER_VOLTAGE,
          HealthMetric.POWER_THROTTLED,
          HealthMetric.STORAGE_READ_ONLY,
          HealthMetric.CLOCK_SYNCHRONISED,
          HealthMetric.STORAGE_ERRORS);
  private static final List<HealthMetric> MOVING =
      Arrays.stream(HealthMetric.values()).filter(metric -> !STILL.contains(metric)).toList();

  private final int kiosk;
  private final boolean flipFlags;
  private final byte[] steps = new byte[ALL];
  private int next;
  private int dropped;

  /**
   * The measures of the kiosk with this number.
   *
   * @param flipFlags whether flags change with each report that carries them
   */
  SimulatedMeasures(int kiosk, boolean flipFlags) {
    this.kiosk = kiosk;
    this.flipFlags = flipFlags;
  }

  /** Moves on by one report of so many values and tells the writer each of them. */
  void report(int values, Reading reading) {
    int moving = Math.min(values, MOVING.size());
    for (int i = 0; i < moving; i++) {
      HealthMetric metric = MOVING.get(next);
      next = next + 1 == MOVING.size() ? 0 : next + 1;
      step(metric);
      tell(metric, reading);
    }
    for (int i = 0; i < values - moving; i++) {
      HealthMetric metric = STILL.get(i);
      if (flipFlags) {
        step(metric);
      }
      tell(metric, reading);
    }
  }

  /** Turns the flag over, whatever else stands still, and tells its new value. */
  boolean flip(HealthMetric flag, boolean raised) {
    steps[slot(flag)] = (byte) (raised == healthyFlag(flag) ? 1 : 0);
    return flag(flag);
  }

  /** The present value as a birth declares it. */
  Value value(HealthMetric metric) {
    return switch (kind(metric)) {
      case FLOAT -> Value.of((double) real(metric));
      case BOOLEAN -> Value.of(flag(metric));
      default -> Value.of((long) whole(metric));
    };
  }

  private void step(HealthMetric metric) {
    int slot = slot(metric);
    steps[slot] = (byte) (steps[slot] + 1 == MeasureWalk.STEPS ? 0 : steps[slot] + 1);
    if (metric == HealthMetric.JOURNAL_DROPPED) {
      dropped++;
    }
  }

  private void tell(HealthMetric metric, Reading reading) {
    switch (kind(metric)) {
      case FLOAT -> reading.real(metric, real(metric));
      case BOOLEAN -> reading.flag(metric, flag(metric));
      default -> reading.whole(metric, whole(metric));
    }
  }

  private float real(HealthMetric metric) {
    return MeasureWalk.value(metric, kiosk, steps[slot(metric)]);
  }

  private boolean flag(HealthMetric metric) {
    return healthyFlag(metric) == ((steps[slot(metric)] & 1) == 0);
  }

  private int whole(HealthMetric metric) {
    return switch (metric) {
      case JOURNAL_DROPPED -> dropped;
      case JOURNAL_WAITING -> steps[slot(metric)];
      default -> 0;
    };
  }

  @SuppressWarnings("EnumOrdinal") // A byte for each measure of 100,000 kiosks; kept nowhere else.
  private static int slot(HealthMetric metric) {
    return metric.ordinal();
  }

  private static boolean healthyFlag(HealthMetric metric) {
    return metric == HealthMetric.CLOCK_SYNCHRONISED;
  }

  private static DataType kind(HealthMetric metric) {
    return metric.definition().type();
  }

  /** Takes in the values of a report, one after the other. */
  interface Reading {
    void real(HealthMetric metric, float value);

    void whole(HealthMetric metric, int value);

    void flag(HealthMetric metric, boolean value);
  }
}
