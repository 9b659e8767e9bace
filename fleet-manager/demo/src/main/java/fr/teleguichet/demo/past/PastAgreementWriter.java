package fr.teleguichet.demo.past;

import java.sql.Connection;
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
    List<Long> people = people(trainings);
    try (BatchInsert rows =
        new BatchInsert(
            connection, "INSERT INTO training_participant (session_id, person_id) VALUES (?, ?)")) {
      for (PastTrainings.Session it : trainings.sessions()) {
        long session = session(it);
        for (long person : people) {
          rows.add(session, person);
        }
      }
    }
  }

  private List<Long> people(PastTrainings trainings) throws SQLException {
    List<Long> people = new ArrayList<>();
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
    return people;
  }

  private long session(PastTrainings.Session session) throws SQLException {
    return insert(
        "INSERT INTO training_session (day, kind, half_days, subject, trainer, fictitious)"
            + " VALUES (?, ?, ?, ?, ?, TRUE) RETURNING id",
        session.day(),
        session.kind(),
        session.halfDays(),
        session.subject(),
        TRAINER);
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
      stage(partner(it), it);
    }
    for (PastAgreements.Commitment it : agreements.commitments()) {
      measures(commitment(it), it);
    }
  }

  private long partner(PastAgreements.Partner partner) throws SQLException {
    LocalDate ends = partner.signed().plusYears(partner.years()).minusDays(1);
    return insert(
        "INSERT INTO partner (name, services, signed, ends, contact, reference, notes,"
            + " fictitious) VALUES (?, ?, ?, ?, '', ?, '', TRUE) RETURNING id",
        partner.name(),
        partner.services(),
        partner.isSigned() ? partner.signed() : null,
        partner.isSigned() ? ends : null,
        partner.isSigned() ? "Convention fictive" : "");
  }

  private long commitment(PastAgreements.Commitment commitment) throws SQLException {
    return insert(
        "INSERT INTO commitment (text, indicator, figure, bound, target, due, responsible,"
            + " fictitious) VALUES (?, ?, ?, ?, ?, ?, 'Coordination du réseau', TRUE)"
            + " RETURNING id",
        commitment.text(),
        commitment.indicator(),
        commitment.figure(),
        commitment.bound(),
        commitment.target(),
        commitment.due());
  }

  private void stage(long partner, PastAgreements.Partner it) throws SQLException {
    try (BatchInsert rows =
        new BatchInsert(
            connection, "INSERT INTO partner_stage (partner_id, stage, since) VALUES (?, ?, ?)")) {
      rows.add(partner, it.isSigned() ? "signed" : "negotiation", it.signed());
    }
  }

  private void measures(long commitment, PastAgreements.Commitment it) throws SQLException {
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

  private long insert(String sql, @Nullable Object... values) throws SQLException {
    return GeneratedIdInserter.insert(connection, sql, values);
  }
}
