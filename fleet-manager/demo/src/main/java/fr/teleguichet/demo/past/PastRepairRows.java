package fr.teleguichet.demo.past;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was told of incidents, who came for them, and that nothing of anybody was left. */
final class PastRepairRows {

  private static final String TECHNICIAN = "Thomas Technique";

  private final Connection connection;
  private final KnownKiosks kiosks;

  PastRepairRows(Connection connection, KnownKiosks kiosks) {
    this.connection = connection;
    this.kiosks = kiosks;
  }

  void write(GeneratedPast past) throws SQLException {
    alerts(PastAlert.of(past.troubles()));
    visits(PastVisit.of(past.troubles()));
    erasures(past);
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private void alerts(List<PastAlert> alerts) throws SQLException {
    try (PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO alert (kind, severity, cause, begun, since, opened, state, changed,"
                    + " note) VALUES (?, ?, ?, 0, ?, ?, 'resolved', ?, '') RETURNING id");
        BatchInsert members =
            new BatchInsert(
                connection,
                "INSERT INTO alert_member (alert_id, subject, topic, territory, site_id, since,"
                    + " amount, ended) VALUES (?, ?, ?, ?, ?, ?, 0, ?)");
        BatchInsert events =
            new BatchInsert(
                connection,
                "INSERT INTO alert_event (alert_id, at, what, actor, text)"
                    + " VALUES (?, ?, ?, '', '')")) {
      for (PastAlert it : alerts) {
        KnownKiosks.Row kiosk = kiosks.of(it.kiosk());
        // Neither part of these names has a sign that would have to be written otherwise.
        String subject = "kiosk:" + kiosk.territory() + ":" + it.kiosk();
        insert.setString(1, it.kind());
        insert.setString(2, it.severity());
        insert.setString(3, "alone\t" + it.topic() + "\t" + subject);
        insert.setObject(4, utc(it.since()));
        insert.setObject(5, utc(it.opened()));
        insert.setObject(6, utc(it.over()));
        try (ResultSet row = insert.executeQuery()) {
          boolean _ = row.next();
          long alert = row.getLong(1);
          members.add(
              alert,
              subject,
              it.topic(),
              kiosk.territory(),
              kiosk.site(),
              utc(it.since()),
              utc(it.over()));
          events.add(alert, utc(it.opened()), "opened");
          events.add(alert, utc(it.over()), "over");
        }
      }
    }
  }

  private void visits(List<PastVisit> visits) throws SQLException {
    try (BatchInsert rows =
        new BatchInsert(
            connection,
            "INSERT INTO technician_visit (site_id, kiosk, day, technician, part, done,"
                + " parts_used, recorded) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (PastVisit it : visits) {
        rows.add(
            kiosks.site(it.kiosk()),
            it.kiosk(),
            it.day(),
            TECHNICIAN,
            it.part(),
            it.done(),
            it.partsUsed(),
            it.day().atTime(18, 0));
      }
    }
  }

  /** After each who touched a screen it was looked, and all was gone. */
  private void erasures(GeneratedPast past) throws SQLException {
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
