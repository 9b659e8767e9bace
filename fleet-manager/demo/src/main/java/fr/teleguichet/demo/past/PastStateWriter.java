package fr.teleguichet.demo.past;

import static fr.teleguichet.demo.past.BatchInsert.utc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** How kiosks and their parts were, for strips, and who was before them. */
final class PastStateWriter {
  private static final List<String> DEVICES =
      List.of("audio", "camera", "printer", "scanner", "screen");

  private final Connection connection;
  private final KnownKiosks kiosks;

  PastStateWriter(Connection connection, KnownKiosks kiosks) {
    this.connection = connection;
    this.kiosks = kiosks;
  }

  void write(GeneratedPast past) throws SQLException {
    links(past);
    peripherals(past);
    presence(past);
  }

  static LocalDateTime start(GeneratedPast past, PastKiosk kiosk) {
    return past.installed(kiosk).atTime(10, 0);
  }

  private void links(GeneratedPast past) throws SQLException {
    forgetSums();
    try (BatchInsert rows =
            new BatchInsert(
                connection,
                "INSERT IGNORE INTO link_change (kiosk_id, at, link, reason) VALUES (?, ?, ?, ?)");
        BatchInsert sums =
            new BatchInsert(
                connection,
                "INSERT INTO kiosk_month"
                    + " (kiosk_id, month, site_id, connected, known, closed, updated)"
                    + " VALUES (?, ?, ?, ?, ?, TRUE, ?)")) {
      for (PastKiosk kiosk : past.kiosks()) {
        PastConnectionHistory links = links(past, kiosk);
        changes(rows, kiosks.id(kiosk.name()), links);
        months(sums, kiosk.name(), links);
      }
    }
  }

  private PastConnectionHistory links(GeneratedPast past, PastKiosk kiosk) throws SQLException {
    return PastConnectionHistory.of(
        start(past, kiosk).toInstant(ZoneOffset.UTC),
        kiosks.present(kiosk.name()),
        past.troubles().stream().filter(it -> it.kiosk().equals(kiosk.name())).toList());
  }

  private static void changes(BatchInsert rows, int kiosk, PastConnectionHistory links)
      throws SQLException {
    for (Map.Entry<Instant, PastConnectionHistory.Change> change : links.changes().entrySet()) {
      String reason = change.getValue().reason();
      rows.add(
          kiosk, utc(change.getKey()), change.getValue().link(), reason.isEmpty() ? null : reason);
    }
  }

  private void months(BatchInsert rows, String kiosk, PastConnectionHistory links)
      throws SQLException {
    for (PastConnectionHistory.Sum sum : links.months()) {
      rows.add(
          kiosks.id(kiosk),
          sum.month().atDay(1),
          kiosks.site(kiosk),
          sum.connected(),
          sum.known(),
          utc(links.present()));
    }
  }

  /** Of the kiosks as they were before they had a past. */
  private void forgetSums() throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement("DELETE FROM kiosk_month")) {
      int _ = delete.executeUpdate();
    }
  }

  private void peripherals(GeneratedPast past) throws SQLException {
    try (BatchInsert rows =
        new BatchInsert(
            connection,
            "INSERT IGNORE INTO peripheral_change (kiosk_id, device, at, present, state, reasons)"
                + " VALUES (?, ?, ?, ?, ?, ?)")) {
      for (PastKiosk kiosk : past.kiosks()) {
        for (String device : DEVICES) {
          rows.add(kiosks.id(kiosk.name()), device, start(past, kiosk), true, "ok", "");
        }
      }
      for (PastIncident trouble : past.troubles()) {
        if (trouble instanceof PastIncident.Peripheral it) {
          int kiosk = kiosks.id(it.kiosk());
          rows.add(kiosk, it.device(), utc(it.begun()), it.isPresent(), it.state(), it.reasons());
          rows.add(kiosk, it.device(), utc(it.ended()), true, "ok", "");
        }
      }
    }
  }

  private void presence(GeneratedPast past) throws SQLException {
    try (BatchInsert rows =
        new BatchInsert(
            connection,
            "INSERT IGNORE INTO presence_hour (kiosk_id, hour, passers, visits)"
                + " VALUES (?, ?, ?, ?)")) {
      for (PastPresenceCount presence : past.presences()) {
        rows.add(
            kiosks.id(presence.kiosk()),
            utc(presence.hour()),
            presence.passers(),
            presence.visits());
      }
    }
    presenceByMonth(past);
  }

  /** The same, added up as the manager does when a record comes. */
  private void presenceByMonth(GeneratedPast past) throws SQLException {
    try (BatchInsert rows =
        new BatchInsert(
            connection,
            "INSERT INTO presence_month (kiosk_id, month, site_id, passers, visits)"
                + " VALUES (?, ?, ?, ?, ?)"
                + " ON DUPLICATE KEY UPDATE passers = passers + VALUES(passers),"
                + " visits = visits + VALUES(visits)")) {
      for (PastPresenceCount presence : past.presences()) {
        rows.add(
            kiosks.id(presence.kiosk()),
            presence.hour().atZone(PastGenerator.PLACE).toLocalDate().withDayOfMonth(1),
            kiosks.site(presence.kiosk()),
            presence.passers(),
            presence.visits());
      }
    }
  }
}
