package fr.teleguichet.demo.past;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** After each who touched a screen it was looked whether anything was left, and nothing was. */
final class PastErasureWriter {

  private final Connection connection;
  private final KnownKiosks kiosks;

  PastErasureWriter(Connection connection, KnownKiosks kiosks) {
    this.connection = connection;
    this.kiosks = kiosks;
  }

  void write(GeneratedPast past) throws SQLException {
    try (BatchInsert rows =
        new BatchInsert(
            connection,
            "INSERT IGNORE INTO erasure_day (kiosk_id, day, site_id, sessions, clean)"
                + " VALUES (?, ?, ?, ?, ?)")) {
      for (var kiosk : visitsByDay(past).entrySet()) {
        for (var day : kiosk.getValue().entrySet()) {
          rows.add(
              kiosks.id(kiosk.getKey()),
              day.getKey(),
              kiosks.site(kiosk.getKey()),
              day.getValue(),
              day.getValue());
        }
      }
    }
  }

  private static Map<String, Map<LocalDate, Integer>> visitsByDay(GeneratedPast past) {
    return past.presences().stream()
        .filter(it -> it.visits() > 0)
        .collect(
            groupingBy(
                PastPresenceCount::kiosk,
                TreeMap::new,
                groupingBy(
                    it -> it.hour().atZone(PastGenerator.PLACE).toLocalDate(),
                    TreeMap::new,
                    summingInt(PastPresenceCount::visits))));
  }
}
