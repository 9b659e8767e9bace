package fr.teleguichet.demo.past;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Writes a past into the manager's own database, in one transaction. */
final class PastDatabaseWriter {
  private final Connection connection;
  private final RandomGenerator random;

  PastDatabaseWriter(Connection connection, RandomGenerator random) {
    this.connection = connection;
    this.random = random;
  }

  /** Whether an earlier run wrote one; the first runs gave journals a name and no UUID. */
  boolean isWritten(List<PastKiosk> kiosks) throws SQLException {
    String places = String.join(", ", Collections.nCopies(kiosks.size(), "?"));
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT 1 FROM journal WHERE uuid IN (%s) OR uuid LIKE 'past-%%' LIMIT 1"
                .formatted(places))) {
      int place = 0;
      for (PastKiosk kiosk : kiosks) {
        place++;
        select.setString(place, kiosk.journal().toString());
      }
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Writes it; where anything goes wrong nothing of it is there. */
  void write(GeneratedPast past) throws SQLException {
    connection.setAutoCommit(false);
    KnownKiosks kiosks = KnownKiosks.read(connection);
    new PastStateWriter(connection, kiosks).write(past);
    new PastMeasureWriter(connection, kiosks).write(past);
    new PastInterviewWriter(connection, kiosks, random).write(past);
    new PastSurveyWriter(connection, kiosks, random).write(past);
    new PastIncidentWriter(connection, kiosks).write(past.troubles());
    new PastErasureWriter(connection, kiosks).write(past);
    agreements(past, new PastAgreementWriter(connection, kiosks));
    new PastOutreachWriter(connection, kiosks).write(past);
    new PastYearlyFigureWriter(connection).write(PastYearlyFigure.before(past));
    installed(past, kiosks);
    connection.commit();
  }

  private void agreements(GeneratedPast past, PastAgreementWriter writer) throws SQLException {
    writer.write(PastTrainings.of(past.from(), past.kiosks(), random));
    writer.write(PastAgreements.of(past.from()));
  }

  private void installed(GeneratedPast past, KnownKiosks kiosks) throws SQLException {
    try (BatchInsert rows =
        new BatchInsert(connection, "UPDATE kiosk SET first_seen = ? WHERE id = ?")) {
      for (PastKiosk kiosk : past.kiosks()) {
        rows.add(PastStateWriter.start(past, kiosk), kiosks.id(kiosk.name()));
      }
    }
  }
}
