package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.platform.database.Database;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Year;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which cells of a year are told, once all of its months are that ever will be, and before
 * anything of the year is told itself.
 */
@Context
final class SurveyYearClosing {

  private static final Logger LOG = LoggerFactory.getLogger(SurveyYearClosing.class);

  private static final String UNDECIDED =
      """
      SELECT y.year FROM (SELECT DISTINCT YEAR(week) AS year FROM survey
        UNION SELECT year FROM survey_service) AS y
      WHERE y.year <= :last AND NOT EXISTS (SELECT 1 FROM survey_cell c WHERE c.year = y.year)
      ORDER BY y.year
      """;

  private final Database database;
  private final Jdbi jdbi;
  private final SurveyMonthRepository months;
  private final InterviewCountReader interviews;
  private final SurveyCountReader answers;
  private final Clock clock;

  SurveyYearClosing(
      Database database,
      SurveyMonthRepository months,
      InterviewCountReader interviews,
      SurveyCountReader answers,
      Clock clock) {
    this.database = database;
    this.jdbi = database.jdbi();
    this.months = months;
    this.interviews = interviews;
    this.answers = answers;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "11m")
  void run() {
    int last = PublishableSurveyYears.lastClosed(clock);
    try {
      for (int year : undecided(last)) {
        SurveyCellDecisions cells = SurveyCellSuppression.told(counted(year));
        if (decide(year, cells)) {
          LOG.atInfo().addKeyValue("year", year).log("What is told of answers is decided.");
        }
      }
    } catch (JdbiException | SQLException failure) {
      LOG.atWarn()
          .addKeyValue("cause", failure.getMessage())
          .log("What is told of a year's answers could not be decided; it is tried again.");
    }
  }

  /** The years that are over and not decided; none as long as their months may still change. */
  private List<Integer> undecided(int last) throws SQLException {
    return jdbi.inTransaction(
        handle -> {
          if (!SurveyMonthClosing.isCoarse(handle)) {
            return List.<Integer>of();
          }
          List<Integer> years = years(handle, last);
          if (!years.isEmpty()) {
            int _ = months.tell(handle.getConnection(), Year.of(last).atMonth(12));
          }
          return years;
        });
  }

  private static List<Integer> years(Handle handle, int last) {
    return handle.createQuery(UNDECIDED).bind("last", last).mapTo(Integer.class).list();
  }

  private SurveyCellSuppression.Year counted(int year) {
    YearRange years = new YearRange(year, year);
    return database.snapshot(
        () ->
            SurveyCellSuppression.Year.of(
                year,
                new UsageFigures.Counted(
                    interviews.interviews(years),
                    years,
                    answers.bySite(years),
                    answers.byService(years),
                    answers.byMonth(years),
                    Map.of(),
                    List.of(),
                    List.of())));
  }

  /** Decides it unless another manager has done so meanwhile. */
  private boolean decide(int year, SurveyCellDecisions cells) throws SQLException {
    return jdbi.inTransaction(
        handle -> {
          months.hold(handle.getConnection());
          boolean isOpen = years(handle, year).contains(year);
          if (isOpen) {
            SurveyCellDecisionRepository.insert(handle, year, cells);
          }
          return isOpen;
        });
  }
}
