package fr.teleguichet.demo.past;

import static fr.teleguichet.demo.past.BatchInsert.utc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What kiosks measured: hours for charts of weeks and years, and single reports for those of the
 * last day, which are drawn of nothing else.
 */
final class PastMeasureWriter {

  private static final Duration HOUR = Duration.ofHours(1);

  /** As long as the manager draws single reports. */
  private static final Duration SINGLE = Duration.ofDays(2);

  private static final Duration REPORT = Duration.ofMinutes(5);

  private final Connection connection;
  private final KnownKiosks kiosks;

  PastMeasureWriter(Connection connection, KnownKiosks kiosks) {
    this.connection = connection;
    this.kiosks = kiosks;
  }

  void write(GeneratedPast past) throws SQLException {
    try (BatchInsert hours =
            new BatchInsert(
                connection,
                insert("report_hour (kiosk_id, hour, seconds", "_min, %1$s_avg, %1$s_max", 3));
        BatchInsert reports =
            new BatchInsert(connection, insert("report (kiosk_id, at, historical", "", 1))) {
      int place = 0;
      for (PastKiosk kiosk : past.kiosks()) {
        Instant installed = past.installed(kiosk).atTime(10, 0).toInstant(ZoneOffset.UTC);
        Instant today = past.to().atStartOfDay().toInstant(ZoneOffset.UTC);
        List<PastIncident> gone = silences(past, kiosk);
        for (Instant hour = installed; hour.isBefore(today); hour = hour.plus(HOUR)) {
          if (!isSilent(gone, hour, hour.plus(HOUR))) {
            hours.add(hour(kiosk, hour, measures(place, installed, hour)));
          }
        }
        for (Instant at : lastReports(kiosk)) {
          if (!isSilent(gone, at, at)) {
            reports.add(report(kiosk, at, measures(place, installed, at)));
          }
        }
        place++;
      }
    }
  }

  private List<Instant> lastReports(PastKiosk kiosk) throws SQLException {
    Instant present = kiosks.present(kiosk.name());
    return Stream.iterate(present.minus(SINGLE), present::isAfter, at -> at.plus(REPORT)).toList();
  }

  private static String insert(String into, String columns, int each) {
    String names =
        Stream.of(PastMeasures.COLUMNS)
            .map(it -> it + columns.formatted(it))
            .collect(Collectors.joining(", "));
    return "INSERT IGNORE INTO %s, %s) VALUES (?, ?, ?%s)"
        .formatted(into, names, ", ?".repeat(each * PastMeasures.COLUMNS.length));
  }

  private static List<PastIncident> silences(GeneratedPast past, PastKiosk kiosk) {
    return past.troubles().stream()
        .filter(it -> it.kiosk().equals(kiosk.name()) && !(it instanceof PastIncident.Peripheral))
        .toList();
  }

  /** Whether the kiosk was away for all of this time. */
  private static boolean isSilent(List<PastIncident> gone, Instant from, Instant to) {
    return gone.stream().anyMatch(it -> it.begun().isBefore(from) && it.ended().isAfter(to));
  }

  private static double[] measures(int place, Instant installed, Instant at) {
    return new PastMeasures(place, at, Duration.between(installed, at).toDays()).values();
  }

  private Object[] hour(PastKiosk kiosk, Instant hour, double[] values) throws SQLException {
    Object[] row = new Object[3 + 3 * values.length];
    row[0] = kiosks.id(kiosk.name());
    row[1] = utc(hour);
    row[2] = HOUR.toSeconds();
    for (int i = 0; i < values.length; i++) {
      row[3 + 3 * i] = values[i] - Math.abs(values[i]) * 0.03;
      row[4 + 3 * i] = values[i];
      row[5 + 3 * i] = values[i] + Math.abs(values[i]) * 0.05;
    }
    return row;
  }

  private Object[] report(PastKiosk kiosk, Instant at, double[] values) throws SQLException {
    Object[] row = new Object[3 + values.length];
    row[0] = kiosks.id(kiosk.name());
    row[1] = utc(at);
    row[2] = false;
    for (int i = 0; i < values.length; i++) {
      row[3 + i] = values[i];
    }
    return row;
  }
}
