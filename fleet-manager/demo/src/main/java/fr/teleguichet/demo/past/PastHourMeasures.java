package fr.teleguichet.demo.past;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What a kiosk measured within an hour that never was: a hall that is warm in summer, a disk that
 * fills slowly, a radio link that comes and goes.
 *
 * @param place number of the kiosk, so that no two are alike
 * @param days since the kiosk was installed
 */
record PastHourMeasures(int place, Instant hour, long days) {

  /** As the columns of {@link #COLUMNS}. */
  double[] values() {
    int clock = hour.atOffset(ZoneOffset.UTC).getHour();
    double day = Math.sin((clock - 9) * Math.PI / 12);
    double season =
        Math.cos((hour.atOffset(ZoneOffset.UTC).getDayOfYear() - 205) * 2 * Math.PI / 365);
    double noise = Math.sin(Duration.between(Instant.EPOCH, hour).toHours() * 0.7 + place * 2.1);
    return new double[] {
      12 + 6 * Math.max(0, day) + 3 * noise,
      49 + place % 3 + 5 * season + 4 * day + noise,
      46 + place % 4 + 2 * noise,
      31 + place + days * 0.02,
      -58 - 2 * (place % 4) + 3 * noise,
      1 + days / 120.0,
      118 + 6 * noise
    };
  }

  /** The measures, as the hours' table calls them. */
  static final String[] COLUMNS = {
    "cpu_usage",
    "cpu_temperature",
    "memory_used",
    "storage_used",
    "network_signal",
    "storage_wear",
    "agent_memory"
  };
}
