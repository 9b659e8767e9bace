package fr.teleguichet.demo.past;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What a kiosk measured at a time that never was: a hall that is warm in summer, a disk that fills
 * slowly, a radio link that comes and goes.
 *
 * @param place number of the kiosk, so that no two are alike
 * @param days since the kiosk was installed
 */
record PastMeasures(int place, Instant at, long days) {

  /** As the columns of {@link #COLUMNS}. */
  double[] values() {
    double hours = Duration.between(Instant.EPOCH, at).toMinutes() / 60.0;
    double day = Math.sin((hours % 24 - 9) * Math.PI / 12);
    double season =
        Math.cos((at.atOffset(ZoneOffset.UTC).getDayOfYear() - 205) * 2 * Math.PI / 365);
    double noise = Math.sin(hours * 0.7 + place * 2.1);
    double use = Math.max(0, day);
    return new double[] {
      12 + 6 * use + 3 * noise,
      0.4 + 0.3 * use + 0.05 * noise,
      49 + place % 3 + 5 * season + 4 * day + noise,
      46 + place % 4 + 2 * noise,
      1.1 + 0.1 * noise,
      1.5 + 2 * use + 0.5 * noise,
      0.5 + 0.5 * use + 0.1 * noise,
      31 + place + days * 0.02,
      19 + 3 * use + noise,
      -58 - 2 * (place % 4) + 3 * noise,
      1 + days / 120.0,
      4 + 60 * use + 2 * noise,
      3 + 45 * use + 2 * noise,
      118 + 6 * noise
    };
  }

  /** The measures, as the tables call them. */
  static final String[] COLUMNS = {
    "cpu_usage",
    "cpu_load",
    "cpu_temperature",
    "memory_used",
    "swap_used",
    "pressure_cpu",
    "pressure_io",
    "storage_used",
    "storage_write_time",
    "network_signal",
    "storage_wear",
    "network_received",
    "network_sent",
    "agent_memory"
  };
}
