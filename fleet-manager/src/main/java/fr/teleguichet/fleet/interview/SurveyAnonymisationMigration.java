package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.interview.FigureVersionRepository.Figures;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes answers that still have their week and service, which the former release wrote, as coarse
 * as {@link SurveyRepository} writes them.
 */
@Context
final class SurveyAnonymisationMigration {

  private static final Logger LOG = LoggerFactory.getLogger(SurveyAnonymisationMigration.class);

  /** So that no transaction is long. */
  private static final int ROWS = 500;

  private record Row(String id, int site, SurveyRepository.Answered answered) {
    /** The year by which it was counted, and that by which it is. */
    Stream<LocalDate> years() {
      return Stream.of(answered.week().withDayOfYear(1), answered.year());
    }
  }

  private final Jdbi jdbi;
  private final SurveyMonthRepository months;

  SurveyAnonymisationMigration(Database database, SurveyMonthRepository months) {
    this.jdbi = database.jdbi();
    this.months = months;
  }

  /** Soon after the start, and again in case that a manager of the former release runs beside. */
  @Scheduled(fixedDelay = "1h", initialDelay = "5m")
  void run() {
    try {
      int all = 0;
      int some = step();
      while (some > 0) {
        all += some;
        some = step();
      }
      if (all > 0) {
        LOG.atInfo().addKeyValue("answers", all).log("Answers are dated by the year now.");
      }
    } catch (JdbiException | SQLException failure) {
      LOG.atWarn()
          .addKeyValue("cause", failure.getMessage())
          .log("Answers could not be dated by the year; it is tried again in an hour.");
    }
  }

  /** Makes some coarse; returns how many. */
  int step() throws SQLException {
    return jdbi.inTransaction(
        handle -> {
          months.hold(handle.getConnection());
          List<Row> rows = rows(handle);
          FigureVersionRepository.mark(
              handle,
              Figures.ANSWERS,
              rows.stream().flatMap(Row::years).collect(Collectors.toSet()));
          for (Row row : rows) {
            // At which kiosk of the site it was is not known: they count as one.
            months.count(handle.getConnection(), row.answered(), -row.site());
            SurveyRepository.count(handle.getConnection(), row.answered());
            int _ =
                handle.execute(
                    "UPDATE survey SET week = ?, service = '', span = 'year', marked = TRUE"
                        + " WHERE id = UNHEX(?)",
                    row.answered().year(),
                    row.id());
          }
          return rows.size();
        });
  }

  private static List<Row> rows(Handle handle) {
    return handle
        .createQuery(
            "SELECT s.*, HEX(id) AS hex FROM survey s WHERE span = 'week' LIMIT :rows FOR UPDATE")
        .bind("rows", ROWS)
        .map((row, _) -> row(row))
        .list();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("hex"),
        row.getInt("site_id"),
        new SurveyRepository.Answered(
            new ServiceCode(row.getString("service")),
            row.getObject("week", LocalDate.class),
            row.getString("satisfaction"),
            row.getString("recommend"),
            row.getString("resolved")));
  }
}
