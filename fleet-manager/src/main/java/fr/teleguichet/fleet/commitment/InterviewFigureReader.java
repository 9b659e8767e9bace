package fr.teleguichet.fleet.commitment;

import fr.teleguichet.fleet.commitment.CommitmentFigureReader.Known;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Figures that follow from the rows of interviews. */
@Singleton
final class InterviewFigureReader {

  private final Jdbi jdbi;

  InterviewFigureReader(Database database) {
    this.jdbi = database.jdbi();
  }

  Optional<Known> held(YearMonth first, YearMonth last) {
    return read("SELECT SUM(outcome = 'held'), NULL FROM interview", first, last);
  }

  Optional<Known> answeredPercent(YearMonth first, YearMonth last) {
    return read(
        "SELECT 100.0 * SUM(outcome = 'held') / NULLIF(SUM(outcome IN ('held', 'unanswered')), 0),"
            + " SUM(outcome IN ('held', 'unanswered')) FROM interview",
        first,
        last);
  }

  Optional<Known> medianWait(YearMonth first, YearMonth last) {
    return read(
        "SELECT DISTINCT PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY waited) OVER (),"
            + " COUNT(*) OVER () FROM (SELECT waited, started FROM interview WHERE outcome = 'held'"
            + " AND waited IS NOT NULL) held",
        first,
        last);
  }

  private Optional<Known> read(String select, YearMonth first, YearMonth last) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(select + " WHERE started >= :from AND started < :to")
                .bind("from", begin(first))
                .bind("to", begin(last.plusMonths(1)))
                .map((row, _) -> known(row))
                .findFirst()
                .flatMap(it -> it));
  }

  private static Optional<Known> known(ResultSet row) throws SQLException {
    @Nullable Double value = row.getObject(1, Double.class);
    @Nullable Long of = row.getObject(2, Long.class);
    return value == null
        ? Optional.empty()
        : Optional.of(new Known(value, of == null ? OptionalLong.empty() : OptionalLong.of(of)));
  }

  private static LocalDateTime begin(YearMonth month) {
    return LocalDateTime.ofInstant(
        month.atDay(1).atStartOfDay(LocalizedText.ZONE).toInstant(), ZoneOffset.UTC);
  }
}
