package fr.teleguichet.demo.past;

import static fr.teleguichet.demo.past.BatchInsert.utc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;

/** How kiosks and their parts were, for strips, and who was before them. */
final class PastStateRows {
  private static final List<String> DEVICES =
      List.of("audio", "camera", "printer", "scanner", "screen");

  private final Connection connection;
  private final KnownKiosks kiosks;

  PastStateRows(Connection connection, KnownKiosks kiosks) {
    this.connection = connection;
    this.kiosks = kiosks;
  }

  void write(GeneratedPast past) throws SQLException {
    links(past);
    forgetSums();
    peripherals(past);
    presence(past);
  }

  static LocalDateTime start(GeneratedPast past, PastKiosk kiosk) {
    return past.installed(kiosk).atTime(10, 0);
  }

  private void links(GeneratedPast past) throws SQLException {
    try (BatchInsert rows =
        new BatchInsert(
            connection,
            "INSERT IGNORE INTO link_change (kiosk_id, at, link, reason) VALUES (?, ?, ?, ?)")) {
      for (PastKiosk kiosk : past.kiosks()) {
        rows.add(kiosks.id(kiosk.name()), start(past, kiosk), "connected", null);
        rows.add(kiosks.id(kiosk.name()), utc(kiosks.present(kiosk.name())), "stopped", "update");
      }
      for (PastIncident trouble : past.troubles()) {
        switch (trouble) {
          case PastIncident.Lost lost -> link(rows, lost, "lost", "");
          case PastIncident.Stopped stopped -> link(rows, stopped, "stopped", stopped.reason());
          case PastIncident.Peripheral _ -> {}
        }
      }
    }
  }

  /** The manager adds up anew, with what was before. */
  private void forgetSums() throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement("DELETE FROM kiosk_month")) {
      int _ = delete.executeUpdate();
    }
  }

  private void link(BatchInsert rows, PastIncident trouble, String link, String reason)
      throws SQLException {
    int kiosk = kiosks.id(trouble.kiosk());
    rows.add(kiosk, utc(trouble.begun()), link, reason.isEmpty() ? null : reason);
    rows.add(kiosk, utc(trouble.ended()), "connected", null);
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
          rows.add(
              kiosks.id(it.kiosk()),
              it.device(),
              utc(it.begun()),
              it.isPresent(),
              it.state(),
              it.reasons());
          rows.add(kiosks.id(it.kiosk()), it.device(), utc(it.ended()), true, "ok", "");
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
            "INSERT INTO presence_month (kiosk_id, month, passers, visits) VALUES (?, ?, ?, ?)"
                + " ON DUPLICATE KEY UPDATE passers = passers + VALUES(passers),"
                + " visits = visits + VALUES(visits)")) {
      for (PastPresenceCount presence : past.presences()) {
        rows.add(
            kiosks.id(presence.kiosk()),
            presence.hour().atZone(PastGenerator.PLACE).toLocalDate().withDayOfMonth(1),
            presence.passers(),
            presence.visits());
      }
    }
  }
}
