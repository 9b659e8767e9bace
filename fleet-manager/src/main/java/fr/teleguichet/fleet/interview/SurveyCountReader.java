package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.journal.ServiceCode;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Counts the survey's answers of whole years: by site, and by service in the whole network. */
@Singleton
final class SurveyCountReader {

  /**
   * Answers of one site in a year, or in one of the year's weeks.
   *
   * @param siteId the site's row, {@value InterviewCountReader#NO_SITE} for none
   */
  record SiteAnswers(int year, int siteId, SurveyAnswerCounts answers) {}

  private final Jdbi jdbi;

  SurveyCountReader(Database database) {
    this.jdbi = database.jdbi();
  }

  List<SiteAnswers> bySite(YearRange years) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT YEAR(week) AS year, COALESCE(site_id, 0) AS site,
                      SUM(satisfaction = 'very-satisfied') AS very,
                      SUM(satisfaction = 'satisfied') AS satisfied,
                      SUM(satisfaction NOT IN ('very-satisfied', 'satisfied')) AS dissatisfied,
                      COALESCE(SUM(recommend = 'yes'), 0) AS recommend,
                      SUM(recommend IS NOT NULL) AS recommend_asked,
                      COALESCE(SUM(resolved = 'yes'), 0) AS resolved,
                      SUM(resolved IS NOT NULL) AS resolved_asked,
                      SUM(satisfaction = 'not-satisfied') AS not_satisfied
                    FROM survey WHERE week BETWEEN :from AND :to GROUP BY week, site_id
                    """)
                .bind("from", years.firstDay())
                .bind("to", years.lastDay())
                .map(
                    (row, _) ->
                        new SiteAnswers(row.getInt("year"), row.getInt("site"), answers(row)))
                .list());
  }

  /**
   * Answers of some months of one year in the whole network.
   *
   * @param first the first month
   * @param last the last month
   */
  record MonthsAnswers(YearMonth first, YearMonth last, SurveyAnswerCounts answers) {}

  /** What is told of the months of these years, in order. */
  List<MonthsAnswers> byMonth(YearRange years) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT first, last, very_satisfied, satisfied, dissatisfied FROM survey_month
                    WHERE first BETWEEN :from AND :to ORDER BY first
                    """)
                .bind("from", years.firstDay())
                .bind("to", years.lastDay())
                .map(
                    (row, _) ->
                        new MonthsAnswers(
                            YearMonth.from(row.getObject("first", LocalDate.class)),
                            YearMonth.from(row.getObject("last", LocalDate.class)),
                            new SurveyAnswerCounts(
                                row.getLong(3), row.getLong(4), row.getLong(5), 0, 0, 0, 0, 0)))
                .list());
  }

  List<SurveyCells.Cell<ServiceCode>> byService(YearRange years) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT year, service, SUM(very_satisfied) AS very, SUM(satisfied) AS satisfied,
                      SUM(little_satisfied + survey_service.not_satisfied) AS dissatisfied,
                      SUM(recommend_yes) AS recommend,
                      SUM(recommend_yes + recommend_no + recommend_undecided) AS recommend_asked,
                      SUM(resolved_yes) AS resolved,
                      SUM(resolved_yes + resolved_partly + resolved_no) AS resolved_asked,
                      SUM(not_satisfied) AS not_satisfied
                    FROM survey_service WHERE year BETWEEN :from AND :to GROUP BY year, service
                    """)
                .bind("from", years.first())
                .bind("to", years.last())
                .map(
                    (row, _) ->
                        new SurveyCells.Cell<>(
                            row.getInt("year"),
                            new ServiceCode(row.getString("service")),
                            answers(row)))
                .list());
  }

  private static SurveyAnswerCounts answers(ResultSet row) throws SQLException {
    return new SurveyAnswerCounts(
        row.getLong("very"),
        row.getLong("satisfied"),
        row.getLong("dissatisfied"),
        row.getLong("recommend"),
        row.getLong("recommend_asked"),
        row.getLong("resolved"),
        row.getLong("resolved_asked"),
        row.getLong("not_satisfied"));
  }
}
