package fr.teleguichet.swarm.kiosk;

import fr.teleguichet.hardware.device.HealthMetric;

/**
 * The values that a real measure takes one after the other, up three steps and down again. Every
 * step leaves the measure's dead band, and every value is a healthy one.
 */
final class MeasureWalk {

  /** How many values there are until the first comes again. */
  static final int STEPS = 6;

  private static final int STARTS = 16;
  private static final int[] LEVELS = {0, 1, 2, 3, 2, 1};
  private static final float[][][] VALUES = values();

  private MeasureWalk() {}

  /** The measure's value of this kiosk at this step, 0 to {@link #STEPS} - 1. */
  static float value(HealthMetric metric, int kiosk, int step) {
    return VALUES[slot(metric)][(kiosk + 5 * slot(metric)) & (STARTS - 1)][step];
  }

  private static float[][][] values() {
    float[][][] values = new float[HealthMetric.values().length][STARTS][STEPS];
    for (HealthMetric metric : HealthMetric.values()) {
      double step = 1.25 * metric.definition().policy().deadBand();
      for (int start = 0; start < STARTS; start++) {
        double lowest = lowest(metric) + spread(metric) * start / STARTS;
        for (int i = 0; i < STEPS; i++) {
          values[slot(metric)][start][i] = (float) (lowest + step * LEVELS[i]);
        }
      }
    }
    return values;
  }

  @SuppressWarnings("EnumOrdinal") // The index of a table that is read for each value sent.
  private static int slot(HealthMetric metric) {
    return metric.ordinal();
  }

  private static double lowest(HealthMetric metric) {
    return switch (metric) {
      case CPU_USAGE -> 8;
      case CPU_LOAD -> 0.2;
      case CPU_TEMPERATURE -> 44;
      case MEMORY_USED -> 35;
      case SWAP_USED, PRESSURE_CPU, PRESSURE_MEMORY, PRESSURE_IO -> 0.5;
      case STORAGE_USED -> 30;
      case STORAGE_WRITE_TIME -> 12;
      case STORAGE_WEAR -> 2;
      case NETWORK_RECEIVED, NETWORK_SENT -> 6;
      case NETWORK_SIGNAL -> -66;
      case AGENT_MEMORY -> 62;
      case JOURNAL_SIZE -> 1;
      case STORAGE_ERRORS,
          STORAGE_READ_ONLY,
          POWER_UNDER_VOLTAGE,
          POWER_THROTTLED,
          CLOCK_SYNCHRONISED,
          JOURNAL_WAITING,
          JOURNAL_DROPPED ->
          0;
    };
  }

  private static double spread(HealthMetric metric) {
    return switch (metric) {
      case CPU_USAGE, MEMORY_USED, STORAGE_USED -> 25;
      case CPU_TEMPERATURE, NETWORK_SIGNAL, AGENT_MEMORY -> 12;
      case STORAGE_WRITE_TIME, NETWORK_RECEIVED, NETWORK_SENT -> 40;
      case CPU_LOAD, SWAP_USED, PRESSURE_CPU, PRESSURE_MEMORY, PRESSURE_IO -> 0.8;
      case STORAGE_WEAR, JOURNAL_SIZE -> 5;
      case STORAGE_ERRORS,
          STORAGE_READ_ONLY,
          POWER_UNDER_VOLTAGE,
          POWER_THROTTLED,
          CLOCK_SYNCHRONISED,
          JOURNAL_WAITING,
          JOURNAL_DROPPED ->
          0;
    };
  }
}
