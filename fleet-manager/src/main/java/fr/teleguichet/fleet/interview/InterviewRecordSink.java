package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.interview.FigureVersionRepository.Figures;
import fr.teleguichet.fleet.site.HistoricalKioskSiteSql;
import fr.teleguichet.fleet.telemetry.JournalRecordSink;
import fr.teleguichet.fleet.telemetry.RecordDateCheck;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.text.EnumCodes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Keeps interviews, survey answers and presence counts. */
public final class InterviewRecordSink implements JournalRecordSink {

  private static final String INTERVIEW =
      """
      INSERT INTO interview
        (journal_id, number, kiosk_id, site_id, service, started, seconds, outcome, waited, marked)
      SELECT ?, ?, k.id, %s, ?, ?, ?, ?, ?, TRUE FROM %s WHERE k.id = ?
      """
          .formatted(HistoricalKioskSiteSql.SITE, HistoricalKioskSiteSql.TABLES);

  private final SurveyMonthRepository surveyMonthTable;
  private final RandomGenerator random;

  /** A sink that draws the surveys' ids from this generator, which must be unpredictable. */
  public InterviewRecordSink(SurveyMonthRepository months, RandomGenerator random) {
    this.surveyMonthTable = months;
    this.random = random;
  }

  @Override
  public void store(Connection transaction, List<Placed> records) throws SQLException {
    Set<LocalDate> months = new HashSet<>();
    Set<LocalDate> years = new HashSet<>();
    for (Placed placed : records) {
      switch (placed.record()) {
        case KioskRecord.Interview interview
            when RecordDateCheck.isUndated(interview.started(), surveyMonthTable.now()) ->
            LateInterviewRepository.countUndated(
                transaction, placed.kioskId(), surveyMonthTable.now());
        case KioskRecord.Interview interview -> {
          storeInterview(transaction, placed, interview);
          boolean _ = months.add(MonthRange.of(interview.started()).atDay(1));
        }
        case KioskRecord.Survey survey
            when RecordDateCheck.isUndated(survey.occurred(), surveyMonthTable.now()) -> {}
        case KioskRecord.Survey survey ->
            years.add(storeSurvey(transaction, placed.kioskId(), survey));
        case KioskRecord.Presence presence
            when RecordDateCheck.isUndated(presence.hour(), surveyMonthTable.now()) -> {}
        case KioskRecord.Presence presence ->
            PresenceRepository.add(transaction, placed.kioskId(), presence);
        case KioskRecord.Incident _,
            KioskRecord.Started _,
            KioskRecord.Visit _,
            KioskRecord.Care _,
            KioskRecord.Update _,
            KioskRecord.Erasure _,
            KioskRecord.NetworkChange _,
            KioskRecord.Other _ -> {}
      }
    }
    FigureVersionRepository.mark(transaction, Figures.INTERVIEWS, months);
    FigureVersionRepository.mark(transaction, Figures.ANSWERS, years);
  }

  private void storeInterview(
      Connection transaction, Placed placed, KioskRecord.Interview interview) throws SQLException {
    try (PreparedStatement insert = transaction.prepareStatement(INTERVIEW)) {
      insert.setInt(1, placed.journalId());
      insert.setLong(2, placed.number());
      insert.setString(3, interview.service().value());
      insert.setObject(4, utc(interview.started()));
      insert.setLong(5, interview.length().toSeconds());
      insert.setString(6, EnumCodes.code(interview.outcome()));
      insert.setObject(7, interview.waited().map(Duration::toSeconds).orElse(null), Types.INTEGER);
      insert.setObject(8, utc(interview.started()));
      insert.setInt(9, placed.kioskId());
      insert.executeUpdate();
    }
    LateInterviewRepository.count(
        transaction, placed.kioskId(), interview.started(), surveyMonthTable.now());
  }

  /** Returns the first day of the year to which it counts. */
  private LocalDate storeSurvey(Connection transaction, int kioskId, KioskRecord.Survey survey)
      throws SQLException {
    SurveyRepository.Answered answered =
        new SurveyRepository.Answered(
            survey.service(),
            survey.week(),
            EnumCodes.code(survey.satisfaction()),
            survey.recommend().map(EnumCodes::code).orElse(null),
            survey.resolved().map(EnumCodes::code).orElse(null));
    surveyMonthTable.count(transaction, answered, kioskId);
    SurveyRepository.add(transaction, kioskId, answered, random);
    SurveyChoiceRepository.count(transaction, kioskId, answered, survey);
    return answered.year();
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
