package fr.teleguichet.fleet.commitment;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Figures that follow from the rows of interviews. */
@Singleton
final class InterviewFigureReader {

  private final Jdbi jdbi;

  InterviewFigureReader(Database database) {
    this.jdbi = database.jdbi();
  }

  Optional<Double> held(YearMonth first, YearMonth last) {
    return read("SELECT SUM(outcome = 'held') FROM interview", first, last);
  }

  Optional<Double> answeredPercent(YearMonth first, YearMonth last) {
    return read(
        "SELECT 100.0 * SUM(outcome = 'held') / NULLIF(SUM(outcome IN ('held', 'unanswered')), 0)"
            + " FROM interview",
        first,
        last);
  }

  Optional<Double> medianWait(YearMonth first, YearMonth last) {
    return read(
        "SELECT DISTINCT PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY waited) OVER () FROM"
            + " (SELECT waited, started FROM interview WHERE outcome = 'held'"
            + " AND waited IS NOT NULL) held",
        first,
        last);
  }

  private Optional<Double> read(String select, YearMonth first, YearMonth last) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(select + " WHERE started >= :from AND started < :to")
                .bind("from", begin(first))
                .bind("to", begin(last.plusMonths(1)))
                .map((row, _) -> Optional.ofNullable(row.getObject(1, Double.class)))
                .findFirst()
                .flatMap(it -> it));
  }

  private static LocalDateTime begin(YearMonth month) {
    return LocalDateTime.ofInstant(
        month.atDay(1).atStartOfDay(LocalizedText.ZONE).toInstant(), ZoneOffset.UTC);
  }
}
