package fr.teleguichet.fleet.backup;

import java.util.Locale;

/** Numbers of bytes as people read them. */
final class ByteCountText {
  private static final long KILO = 1_000;
  private static final String UNITS = "kMGT";

  private ByteCountText() {}

  static String shown(long bytes) {
    if (bytes < KILO) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = -1;
    while (value >= KILO && unit < UNITS.length() - 1) {
      value /= KILO;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %cB", value, UNITS.charAt(unit));
  }
}
