package fr.teleguichet.demo.past;

import static fr.teleguichet.demo.past.BatchInsert.utc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;

/** What was told of incidents, and who came for them. */
final class PastIncidentWriter {

  private static final String TECHNICIAN = "Thomas Technique";

  private final Connection connection;
  private final KnownKiosks kiosks;

  PastIncidentWriter(Connection connection, KnownKiosks kiosks) {
    this.connection = connection;
    this.kiosks = kiosks;
  }

  void write(List<PastIncident> incidents) throws SQLException {
    alerts(PastAlert.of(incidents));
    visits(PastTechnicianVisit.of(incidents));
  }

  private void alerts(List<PastAlert> alerts) throws SQLException {
    try (BatchInsert members =
            new BatchInsert(
                connection,
                "INSERT INTO alert_member (alert_id, subject, topic, territory, site_id, since,"
                    + " amount, ended) VALUES (?, ?, ?, ?, ?, ?, 0, ?)");
        BatchInsert events =
            new BatchInsert(
                connection,
                "INSERT INTO alert_event (alert_id, at, what, actor, text)"
                    + " VALUES (?, ?, ?, '', ?)")) {
      for (PastAlert it : alerts) {
        KnownKiosks.Row kiosk = kiosks.of(it.kiosk());
        // Neither part of these names has a sign that would have to be written otherwise.
        String subject = "kiosk:" + kiosk.territory() + ":" + it.kiosk();
        LocalDateTime since = utc(it.since());
        LocalDateTime over = utc(it.over());
        long alert = alert(it, subject);
        members.add(alert, subject, it.topic(), kiosk.territory(), kiosk.site(), since, over);
        events.add(alert, utc(it.opened()), "opened", "1");
        events.add(alert, over, "over", "");
      }
    }
  }

  private long alert(PastAlert alert, String subject) throws SQLException {
    return GeneratedIdInserter.insert(
        connection,
        "INSERT INTO alert (kind, severity, cause, begun, since, opened, state, changed,"
            + " note) VALUES (?, ?, ?, 0, ?, ?, 'resolved', ?, '') RETURNING id",
        alert.kind(),
        alert.severity(),
        "alone\t" + alert.topic() + "\t" + subject,
        utc(alert.since()),
        utc(alert.opened()),
        utc(alert.over()));
  }

  private void visits(List<PastTechnicianVisit> visits) throws SQLException {
    try (BatchInsert rows =
        new BatchInsert(
            connection,
            "INSERT INTO technician_visit (site_id, kiosk, day, technician, part, done,"
                + " parts_used, recorded) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (PastTechnicianVisit it : visits) {
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
}
