package fr.teleguichet.demo.past;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trainings, labels, partners and commitments; each row says that it is made up. */
final class PastAgreementWriter {

  private static final String TRAINER = "Lot Numérique (fictif)";

  private final Connection connection;
  private final KnownKiosks kiosks;

  PastAgreementWriter(Connection connection, KnownKiosks kiosks) {
    this.connection = connection;
    this.kiosks = kiosks;
  }

  void write(PastTrainings trainings) throws SQLException {
    labels(trainings);
    List<Integer> people = new ArrayList<>();
    for (PastTrainings.Person it : trainings.people()) {
      people.add(
          insert(
              "INSERT INTO trained_person (site_id, role, name, email, fictitious, created)"
                  + " VALUES (?, ?, ?, '', TRUE, ?) RETURNING id",
              it.kiosk().isEmpty() ? null : kiosks.site(it.kiosk()),
              it.role(),
              it.name(),
              trainings.sessions().getFirst().day().atStartOfDay()));
    }
    try (BatchInsert rows =
        new BatchInsert(
            connection, "INSERT INTO training_participant (session_id, person_id) VALUES (?, ?)")) {
      for (PastTrainings.Session it : trainings.sessions()) {
        int session =
            insert(
                "INSERT INTO training_session (day, kind, half_days, subject, trainer, fictitious)"
                    + " VALUES (?, ?, ?, ?, ?, TRUE) RETURNING id",
                it.day(),
                it.kind(),
                it.halfDays(),
                it.subject(),
                TRAINER);
        for (int person : people) {
          rows.add(session, person);
        }
      }
    }
  }

  /** A place that somebody gave a label already keeps it. */
  private void labels(PastTrainings trainings) throws SQLException {
    try (BatchInsert rows =
        new BatchInsert(
            connection,
            "INSERT IGNORE INTO site_label (site_id, label, granted, expires, criteria)"
                + " VALUES (?, 'relais-de-services-publics', ?, NULL,"
                + " 'opening-hours trained-agents confidential-room')")) {
      for (String kiosk : trainings.labelled()) {
        rows.add(kiosks.site(kiosk), trainings.labelledSince());
      }
    }
  }

  void write(PastAgreements agreements) throws SQLException {
    for (PastAgreements.Partner it : agreements.partners()) {
      LocalDate ends = it.signed().plusYears(it.years()).minusDays(1);
      int partner =
          insert(
              "INSERT INTO partner (name, services, signed, ends, contact, reference, notes,"
                  + " fictitious) VALUES (?, ?, ?, ?, '', ?, '', TRUE) RETURNING id",
              it.name(),
              it.services(),
              it.isSigned() ? it.signed() : null,
              it.isSigned() ? ends : null,
              it.isSigned() ? "Convention fictive" : "");
      stage(partner, it);
    }
    for (PastAgreements.Commitment it : agreements.commitments()) {
      int commitment =
          insert(
              "INSERT INTO commitment (text, indicator, figure, bound, target, due, responsible,"
                  + " fictitious) VALUES (?, ?, ?, ?, ?, ?, 'Coordination du réseau', TRUE)"
                  + " RETURNING id",
              it.text(),
              it.indicator(),
              it.figure(),
              it.bound(),
              it.target(),
              it.due());
      measures(commitment, it);
    }
  }

  private void stage(int partner, PastAgreements.Partner it) throws SQLException {
    try (BatchInsert rows =
        new BatchInsert(
            connection, "INSERT INTO partner_stage (partner_id, stage, since) VALUES (?, ?, ?)")) {
      rows.add(partner, it.isSigned() ? "signed" : "negotiation", it.signed());
    }
  }

  private void measures(int commitment, PastAgreements.Commitment it) throws SQLException {
    try (BatchInsert rows =
        new BatchInsert(
            connection,
            "INSERT INTO commitment_measure (commitment_id, meeting, amount, state, remark)"
                + " VALUES (?, ?, ?, ?, ?)")) {
      for (PastAgreements.Measure measure : it.measures()) {
        rows.add(
            commitment, measure.meeting(), measure.amount(), measure.state(), measure.remark());
      }
    }
  }

  private int insert(String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        insert.setObject(i + 1, values[i]);
      }
      try (ResultSet row = insert.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("a row has no number");
        }
        return row.getInt(1);
      }
    }
  }
}
