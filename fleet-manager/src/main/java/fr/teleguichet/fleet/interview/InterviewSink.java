package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.telemetry.RecordSink;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.text.Words;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Keeps interviews, survey answers and presence counts. */
public final class InterviewSink implements RecordSink {

  private static final String INTERVIEW =
      """
      INSERT INTO interview
        (journal_id, number, kiosk_id, site_id, service, started, seconds, outcome)
      SELECT ?, ?, k.id, k.site_id, ?, ?, ?, ? FROM kiosk k WHERE k.id = ?
      """;
  private static final String SURVEY =
      """
      INSERT INTO survey (id, site_id, service, week, satisfaction, recommend, resolved)
      SELECT ?, k.site_id, ?, ?, ?, ?, ? FROM kiosk k WHERE k.id = ?
      """;
  private static final String PRESENCE =
      """
      INSERT INTO presence_hour (kiosk_id, hour, passers, visits) VALUES (?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE passers = passers + VALUES(passers), visits = visits + VALUES(visits)
      """;

  private final RandomGenerator random;

  /** A sink that draws the surveys' ids from this generator, which must be unpredictable. */
  public InterviewSink(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public void store(Connection transaction, List<Placed> records) throws SQLException {
    for (Placed placed : records) {
      switch (placed.record()) {
        case KioskRecord.Interview interview -> storeInterview(transaction, placed, interview);
        case KioskRecord.Survey survey -> storeSurvey(transaction, placed.kioskId(), survey);
        case KioskRecord.Presence presence ->
            storePresence(transaction, placed.kioskId(), presence);
        case KioskRecord.Incident _,
            KioskRecord.Started _,
            KioskRecord.Visit _,
            KioskRecord.Care _,
            KioskRecord.Update _,
            KioskRecord.Other _ -> {}
      }
    }
  }

  private static void storeInterview(
      Connection transaction, Placed placed, KioskRecord.Interview interview) throws SQLException {
    try (PreparedStatement insert = transaction.prepareStatement(INTERVIEW)) {
      insert.setInt(1, placed.journalId());
      insert.setLong(2, placed.number());
      insert.setString(3, interview.service().value());
      insert.setObject(4, utc(interview.started()));
      insert.setLong(5, interview.length().toSeconds());
      insert.setString(6, Words.word(interview.outcome()));
      insert.setInt(7, placed.kioskId());
      insert.executeUpdate();
    }
  }

  private void storeSurvey(Connection transaction, int kioskId, KioskRecord.Survey survey)
      throws SQLException {
    try (PreparedStatement insert = transaction.prepareStatement(SURVEY)) {
      insert.setBytes(1, randomId());
      insert.setString(2, survey.service().value());
      insert.setObject(3, survey.week());
      insert.setString(4, Words.word(survey.satisfaction()));
      setWord(insert, 5, survey.recommend());
      setWord(insert, 6, survey.resolved());
      insert.setInt(7, kioskId);
      insert.executeUpdate();
    }
  }

  private static void storePresence(
      Connection transaction, int kioskId, KioskRecord.Presence presence) throws SQLException {
    try (PreparedStatement insert = transaction.prepareStatement(PRESENCE)) {
      insert.setInt(1, kioskId);
      insert.setObject(2, utc(presence.hour()));
      insert.setInt(3, presence.passers());
      insert.setInt(4, presence.visits());
      insert.executeUpdate();
    }
  }

  private byte[] randomId() {
    return ByteBuffer.allocate(16).putLong(random.nextLong()).putLong(random.nextLong()).array();
  }

  private static void setWord(
      PreparedStatement insert, int index, Optional<? extends Enum<?>> answer) throws SQLException {
    if (answer.isPresent()) {
      insert.setString(index, Words.word(answer.get()));
    } else {
      insert.setNull(index, Types.VARCHAR);
    }
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
