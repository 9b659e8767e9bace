package fr.teleguichet.fleet.update.trust;

import fr.teleguichet.fleet.kiosk.KioskRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Which trust list each kiosk says that it has.
 *
 * @param kiosks by name
 */
public record ReportedTrustLists(List<Line> kiosks) {

  /** The part of a kiosk that is its trust list. */
  public static final String PART = "trust-list";

  /** A kiosk, and the serial of its list; empty when it never said that it has one. */
  public record Line(KioskRow row, OptionalLong serial) {

    boolean isBehind(long newest) {
      return serial.orElse(0) < newest;
    }
  }

  public ReportedTrustLists {
    kiosks = List.copyOf(kiosks);
  }

  /** Of what kiosks said of the part. */
  static ReportedTrustLists of(Map<KioskRow, Optional<String>> versions) {
    List<Line> lines = new ArrayList<>();
    versions.forEach((row, version) -> lines.add(new Line(row, serial(version.orElse("")))));
    return new ReportedTrustLists(lines);
  }

  private static OptionalLong serial(String version) {
    return version.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(version))
        : OptionalLong.empty();
  }

  /** Those that have not got this list, nor a newer one. */
  List<Line> behind(long serial) {
    return kiosks.stream().filter(it -> it.isBehind(serial)).toList();
  }

  /** How many have each list, the newest first; 0 is none. */
  public Map<Long, Integer> counts() {
    Map<Long, Integer> counts = new TreeMap<>(Comparator.reverseOrder());
    kiosks.forEach(it -> counts.merge(it.serial().orElse(0), 1, Integer::sum));
    return counts;
  }
}
