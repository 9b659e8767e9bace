package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.database.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Counts the survey's answers of whole years: by site, and by service in the whole network. */
@Singleton
final class AnswerTables {

  /**
   * Answers of one site.
   *
   * @param siteId the site's row, {@value UsageTables#NO_SITE} for none
   */
  record SiteAnswers(int siteId, Answers answers) {}

  private final Jdbi jdbi;

  AnswerTables(Database database) {
    this.jdbi = database.jdbi();
  }

  List<SiteAnswers> bySite(Years years) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT COALESCE(site_id, 0) AS site,
                      SUM(satisfaction = 'very-satisfied') AS very,
                      SUM(satisfaction = 'satisfied') AS satisfied,
                      SUM(satisfaction NOT IN ('very-satisfied', 'satisfied')) AS dissatisfied,
                      COALESCE(SUM(recommend = 'yes'), 0) AS recommend,
                      SUM(recommend IS NOT NULL) AS recommend_asked,
                      COALESCE(SUM(resolved = 'yes'), 0) AS resolved,
                      SUM(resolved IS NOT NULL) AS resolved_asked
                    FROM survey WHERE week >= :from AND week <= :to GROUP BY site
                    """)
                .bind("from", years.firstDay())
                .bind("to", years.lastDay())
                .map((row, _) -> new SiteAnswers(row.getInt("site"), answers(row)))
                .list());
  }

  Map<String, Answers> byService(Years years) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT service, SUM(very_satisfied) AS very, SUM(satisfied) AS satisfied,
                      SUM(little_satisfied + not_satisfied) AS dissatisfied,
                      SUM(recommend_yes) AS recommend,
                      SUM(recommend_yes + recommend_no + recommend_undecided) AS recommend_asked,
                      SUM(resolved_yes) AS resolved,
                      SUM(resolved_yes + resolved_partly + resolved_no) AS resolved_asked
                    FROM survey_service WHERE year BETWEEN :from AND :to GROUP BY service
                    """)
                .bind("from", years.first())
                .bind("to", years.last())
                .map((row, _) -> Map.entry(row.getString("service"), answers(row)))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Answers answers(ResultSet row) throws SQLException {
    return new Answers(
        row.getLong("very"),
        row.getLong("satisfied"),
        row.getLong("dissatisfied"),
        row.getLong("recommend"),
        row.getLong("recommend_asked"),
        row.getLong("resolved"),
        row.getLong("resolved_asked"));
  }
}
