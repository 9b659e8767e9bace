package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * How many interviews were held, for other features that set something against them. A citizen
 * spoke with an agent for a minute or more; attempts are not among them.
 */
@Singleton
public final class HeldInterviewReader {

  /** Under this site are interviews that were held where no site was known. */
  public static final int NO_SITE = InterviewCountReader.NO_SITE;

  /**
   * Days of French time.
   *
   * @param first the first
   * @param last the last, which is a part of it
   */
  public record Days(LocalDate first, LocalDate last) {}

  private record Cell(int span, int site, long count) {}

  private final Jdbi jdbi;

  HeldInterviewReader(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * Interviews of these months by the rows of their sites, those included of which only sums are
   * left; sites without any are missing.
   */
  public Map<Integer, Long> bySite(YearMonth first, YearMonth last) {
    return jdbi.withHandle(
        handle -> {
          Map<Integer, Long> held = new HashMap<>();
          handle
              .createQuery(
                  """
                  SELECT COALESCE(site_id, 0) AS site, COUNT(*) AS n FROM interview
                  WHERE outcome = 'held' AND month BETWEEN :from AND :to GROUP BY site_id
                  UNION ALL
                  SELECT site_id AS site, SUM(interviews) AS n FROM interview_month
                  WHERE outcome = 'held' AND month BETWEEN :from AND :to GROUP BY site_id
                  """)
              .bind("from", first.atDay(1))
              .bind("to", last.atDay(1))
              .map((row, _) -> Map.entry(row.getInt("site"), row.getLong("n")))
              .forEach(it -> held.merge(it.getKey(), it.getValue(), Long::sum));
          return held;
        });
  }

  /**
   * Interviews of each of these spans of days by the rows of their sites, in the order of the
   * spans: one statement, however many there are. Of days of which only sums of months are left
   * there are none; {@link #knownFrom} says from when on there are.
   */
  public List<Map<Integer, Long>> bySite(List<Days> spans) {
    List<Map<Integer, Long>> held =
        IntStream.range(0, spans.size())
            .<Map<Integer, Long>>mapToObj(_ -> new HashMap<>())
            .toList();
    if (!spans.isEmpty()) {
      jdbi.useHandle(
          handle ->
              query(handle, spans)
                  .map(
                      (row, _) ->
                          new Cell(row.getInt("span"), row.getInt("site"), row.getLong("n")))
                  .forEach(cell -> held.get(cell.span()).put(cell.site(), cell.count())));
    }
    return held;
  }

  /** A part for each span, since each is then read in one piece of an index. */
  private static Query query(Handle handle, List<Days> spans) {
    Query query =
        handle.createQuery(
            IntStream.range(0, spans.size())
                .mapToObj(
                    i ->
                        "SELECT "
                            + i
                            + " AS span, COALESCE(site_id, 0) AS site, COUNT(*) AS n FROM interview"
                            + " WHERE outcome = 'held' AND started >= ? AND started < ?"
                            + " GROUP BY site_id")
                .collect(Collectors.joining(" UNION ALL ")));
    int place = 0;
    for (Days span : spans) {
      query.bind(place, begin(span.first()));
      query.bind(place + 1, begin(span.last().plusDays(1)));
      place += 2;
    }
    return query;
  }

  /** The first day of which interviews are known one by one; empty where all of them are. */
  public Optional<LocalDate> knownFrom() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT MAX(month) FROM interview_month")
                .mapTo(LocalDate.class)
                .findOne()
                .map(month -> month.plusMonths(1)));
  }

  /** The first month of which interviews or attempts are known; empty where none are. */
  public Optional<YearMonth> firstMonth() {
    return jdbi.withHandle(
        handle -> {
          Optional<YearMonth> each =
              handle
                  .createQuery("SELECT MIN(started) FROM interview")
                  .mapTo(LocalDateTime.class)
                  .findOne()
                  .map(started -> MonthRange.of(started.toInstant(ZoneOffset.UTC)));
          return Stream.concat(
                  each.stream(),
                  handle
                      .createQuery("SELECT MIN(month) FROM interview_month")
                      .mapTo(LocalDate.class)
                      .findOne()
                      .map(YearMonth::from)
                      .stream())
              .min(Comparator.naturalOrder());
        });
  }

  private static LocalDateTime begin(LocalDate day) {
    return LocalDateTime.ofInstant(
        day.atStartOfDay(LocalizedText.ZONE).toInstant(), ZoneOffset.UTC);
  }
}
