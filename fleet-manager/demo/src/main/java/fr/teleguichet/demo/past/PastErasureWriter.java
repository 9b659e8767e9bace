package fr.teleguichet.demo.past;

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
    Map<String, Map<LocalDate, Integer>> looks = new TreeMap<>();
    for (PastPresenceCount it : past.presences()) {
      if (it.visits() > 0) {
        int _ =
            looks
                .computeIfAbsent(it.kiosk(), _ -> new TreeMap<>())
                .merge(
                    it.hour().atZone(PastGenerator.PLACE).toLocalDate(), it.visits(), Integer::sum);
      }
    }
    try (BatchInsert rows =
        new BatchInsert(
            connection,
            "INSERT IGNORE INTO erasure_day (kiosk_id, day, sessions, clean)"
                + " VALUES (?, ?, ?, ?)")) {
      for (var kiosk : looks.entrySet()) {
        for (var day : kiosk.getValue().entrySet()) {
          rows.add(kiosks.id(kiosk.getKey()), day.getKey(), day.getValue(), day.getValue());
        }
      }
    }
  }
}
