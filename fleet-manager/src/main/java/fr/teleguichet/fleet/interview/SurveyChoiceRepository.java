package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.site.HistoricalKioskSiteSql;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.text.CodedEnum;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Counts each answer to a question by site and year. No row is a person: what the same person
 * answered to another question stands nowhere beside it, and no row has a service.
 */
@Singleton
final class SurveyChoiceRepository {

  private static final String COUNT =
      """
      INSERT INTO survey_choice (year, site_id, question, answer, answers)
      SELECT ?, COALESCE(%s, 0), ?, ?, 1 FROM %s WHERE k.id = ?
      ON DUPLICATE KEY UPDATE survey_choice.answers = survey_choice.answers + 1
      """
          .formatted(HistoricalKioskSiteSql.SITE, HistoricalKioskSiteSql.TABLES);

  /**
   * How often an answer was given in a year.
   *
   * @param siteId where; {@value InterviewCountReader#NO_SITE} for no site
   */
  record Cell(int year, int siteId, SurveyChoiceQuestion question, String answer, long answers) {}

  private final Jdbi jdbi;

  SurveyChoiceRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Counts what was answered at a kiosk. */
  static void count(
      Connection transaction,
      int kioskId,
      SurveyRepository.Answered answered,
      KioskRecord.Survey survey)
      throws SQLException {
    for (SurveyChoiceQuestion question : SurveyChoiceQuestion.values()) {
      Optional<String> answer = question.answer(survey);
      if (answer.isPresent()) {
        try (PreparedStatement insert = transaction.prepareStatement(COUNT)) {
          insert.setInt(1, answered.year().getYear());
          insert.setString(2, question.code());
          insert.setString(3, answer.get());
          insert.setObject(4, answered.end());
          insert.setInt(5, kioskId);
          insert.executeUpdate();
        }
      }
    }
  }

  /** All that was answered in these years; questions of a newer release are left out. */
  List<Cell> cells(YearRange years) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT year, site_id, question, answer, answers FROM survey_choice
                    WHERE year BETWEEN :from AND :to
                    """)
                .bind("from", years.first())
                .bind("to", years.last())
                .map(
                    (row, _) ->
                        new Row(
                            row.getInt(1),
                            row.getInt(2),
                            row.getString(3),
                            row.getString(4),
                            row.getLong(5)))
                .list()
                .stream()
                .flatMap(row -> row.cell().stream())
                .toList());
  }

  /** A row as it is, perhaps a newer release's. */
  private record Row(int year, int siteId, String question, String answer, long answers) {
    Optional<Cell> cell() {
      return CodedEnum.of(SurveyChoiceQuestion.class, question)
          .map(it -> new Cell(year, siteId, it, answer, answers));
    }
  }
}
