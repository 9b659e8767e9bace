package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.interview.FigureVersionRepository.Figures;
import fr.teleguichet.fleet.interview.ImpactEstimationInputs.Resolutions;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.journal.ServiceCode;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Counts the survey's answers of whole years: by site, and by service in the whole network. Those
 * by site are kept in memory until something of their year changes.
 */
@Singleton
final class SurveyCountReader {

  /**
   * Answers of one site in a year, or in one of the year's weeks.
   *
   * @param siteId the site's row, {@value InterviewCountReader#NO_SITE} for none
   */
  record SiteAnswers(int year, int siteId, SurveyAnswerCounts answers) {}

  private final Jdbi jdbi;
  private final FigureCache<Year> memory;

  SurveyCountReader(Database database) {
    this.jdbi = database.jdbi();
    this.memory =
        new FigureCache<>(
            database, Figures.ANSWERS, FigureCache.USUAL_SIZE, SurveyCountReader::year);
  }

  /**
   * Answers of a year.
   *
   * @param resolutions how requests were met, in the whole network
   */
  private record Year(List<SiteAnswers> bySite, Resolutions resolutions)
      implements FigureCache.Sized {
    /** Answers are objects with another in each. */
    @Override
    public int size() {
      return 2 * bySite.size();
    }
  }

  List<SiteAnswers> bySite(YearRange years) {
    List<SiteAnswers> all = new ArrayList<>();
    memory.each(years.firstDays(), year -> all.addAll(year.bySite()));
    return all;
  }

  /** How requests were met in the whole network, of each year in order. */
  List<Resolutions> resolutions(YearRange years) {
    List<Resolutions> all = new ArrayList<>();
    memory.each(years.firstDays(), year -> all.add(year.resolutions()));
    return all;
  }

  private static Year year(Handle handle, LocalDate first) {
    return new Year(bySite(handle, first), resolutions(handle, first));
  }

  private static List<SiteAnswers> bySite(Handle handle, LocalDate first) {
    return handle
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
        .bind("from", first)
        .bind("to", first.with(TemporalAdjusters.lastDayOfYear()))
        .map((row, _) -> new SiteAnswers(row.getInt("year"), row.getInt("site"), answers(row)))
        .list();
  }

  private static Resolutions resolutions(Handle handle, LocalDate first) {
    return handle
        .createQuery(
            """
            SELECT SUM(resolved = 'yes') AS yes, SUM(resolved = 'partly') AS partly,
              SUM(resolved = 'no') AS no
            FROM survey WHERE week BETWEEN :from AND :to AND resolved IS NOT NULL
            """)
        .bind("from", first)
        .bind("to", first.with(TemporalAdjusters.lastDayOfYear()))
        .map(
            (row, _) ->
                new Resolutions(row.getLong("yes"), row.getLong("partly"), row.getLong("no")))
        .one();
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
                    SELECT first, last, very_satisfied, satisfied, dissatisfied,
                      COALESCE(recommend_yes, 0), COALESCE(recommend_asked, 0),
                      COALESCE(resolved_yes, 0), COALESCE(resolved_asked, 0)
                    FROM survey_month
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
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7),
                                row.getLong(8),
                                row.getLong(9),
                                0)))
                .list());
  }

  List<PublishableSurveyCells.Cell<ServiceCode>> byService(YearRange years) {
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
                        new PublishableSurveyCells.Cell<>(
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
