package fr.teleguichet.fleet.interview.usage;

import fr.teleguichet.fleet.interview.InterviewMonth.Single;
import fr.teleguichet.fleet.interview.InterviewMonthCache;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Lists and counts interviews one by one, as long as they are kept so. */
@Singleton
final class InterviewRepository {

  /**
   * How many attempts began at an hour of a weekday.
   *
   * @param weekday 1 for Monday
   * @param hour 0 to 23, of French time
   */
  record Hour(int weekday, int hour, long attempts) {}

  /**
   * The place of an interview among all: what comes after it is older.
   *
   * @param started UTC
   */
  record Place(LocalDateTime started, int journal, long number) {}

  /**
   * Some interviews, the newest first.
   *
   * @param last the place of the last of them; empty where none comes after it
   */
  record Page(List<InterviewRow> rows, Optional<Place> last) {}

  private record Placed(InterviewRow row, Place place) {}

  private static final String COLUMNS =
      "SELECT i.started, i.site_id, i.service, i.outcome, i.seconds, i.waited, i.journal_id,"
          + " i.number FROM interview i WHERE";
  private static final String ORDER =
      " ORDER BY i.started DESC, i.journal_id DESC, i.number DESC LIMIT :limit";

  private static final int WEEKDAYS = 7;
  private static final int HOURS = 24;

  /** Nearly everything is shorter than an hour. */
  private static final int USUAL_SECONDS = 3_600;

  private final Jdbi jdbi;
  private final InterviewMonthCache months;

  InterviewRepository(Database database, InterviewMonthCache months) {
    this.jdbi = database.jdbi();
    this.months = months;
  }

  /** Some of them, the newest first. */
  List<InterviewRow> rows(InterviewFilter filter, int offset, int limit) {
    return filter.isNobody()
        ? List.of()
        : jdbi.withHandle(
            handle ->
                bound(handle, COLUMNS + filter.sql() + ORDER + " OFFSET :offset", filter)
                    .bind("limit", limit)
                    .bind("offset", offset)
                    .map((row, _) -> row(row))
                    .list());
  }

  /**
   * Those that come after a place, without counting from the beginning again.
   *
   * @param after empty for the newest
   */
  Page after(InterviewFilter filter, Optional<Place> after, int limit) {
    if (filter.isNobody()) {
      return new Page(List.of(), Optional.empty());
    }
    List<Placed> found =
        jdbi.withHandle(
            handle -> {
              Query query =
                  bound(
                          handle,
                          COLUMNS
                              + filter.sql()
                              + (after.isPresent()
                                  ? " AND i.started <= :started AND (i.started, i.journal_id,"
                                      + " i.number) < (:started, :journal, :number)"
                                  : "")
                              + ORDER,
                          filter)
                      .bind("limit", limit);
              after.ifPresent(
                  it ->
                      query
                          .bind("started", it.started())
                          .bind("journal", it.journal())
                          .bind("number", it.number()));
              return query
                  .map(
                      (row, _) ->
                          new Placed(
                              row(row),
                              new Place(
                                  row.getObject("started", LocalDateTime.class),
                                  row.getInt("journal_id"),
                                  row.getLong("number"))))
                  .list();
            });
    return new Page(
        found.stream().map(Placed::row).toList(),
        found.size() < limit ? Optional.empty() : Optional.of(found.getLast().place()));
  }

  long count(InterviewFilter filter) {
    return filter.isNobody()
        ? 0
        : jdbi.withHandle(
            handle ->
                bound(handle, "SELECT COUNT(*) FROM interview i WHERE" + filter.sql(), filter)
                    .mapTo(Long.class)
                    .one());
  }

  /** How long those who were served waited for it, and for how many that is known. */
  SecondsHistogram waits(InterviewFilter filter) {
    return histogram(filter, Single::waited);
  }

  /** How long they were. */
  SecondsHistogram lengths(InterviewFilter filter) {
    return histogram(filter, Single::seconds);
  }

  private SecondsHistogram histogram(InterviewFilter filter, ToLongFunction<Single> seconds) {
    long[] counts = new long[USUAL_SECONDS];
    SortedMap<Long, Long> all = new TreeMap<>();
    each(
        filter,
        it -> {
          long value = seconds.applyAsLong(it);
          if (value >= USUAL_SECONDS) {
            all.merge(value, 1L, Long::sum);
          } else if (value != Single.UNKNOWN) {
            counts[Math.toIntExact(value)]++;
          }
        });
    for (int value = 0; value < USUAL_SECONDS; value++) {
      if (counts[value] > 0) {
        all.put((long) value, counts[value]);
      }
    }
    return new SecondsHistogram(all);
  }

  /** When they began, by the clocks in France. */
  List<Hour> hours(InterviewFilter filter) {
    long[] counts = new long[WEEKDAYS * HOURS];
    each(filter, it -> counts[LocalHoursOfWeek.ofWeek(it.started())] += it.isAttempt() ? 1 : 0);
    return IntStream.range(0, counts.length)
        .filter(i -> counts[i] > 0)
        .mapToObj(i -> new Hour(i / HOURS + 1, i % HOURS, counts[i]))
        .toList();
  }

  private void each(InterviewFilter filter, Consumer<Single> use) {
    if (filter.isNobody()) {
      return;
    }
    Predicate<Single> wanted = filter.predicate();
    months.each(
        filter.months(),
        month -> {
          for (Single it : month.singles()) {
            if (wanted.test(it)) {
              use.accept(it);
            }
          }
        });
  }

  /** The day of the oldest that is still kept one by one; none where there is none. */
  Optional<LocalDateTime> oldest() {
    return jdbi.withHandle(
        handle ->
            Optional.ofNullable(
                handle
                    .createQuery("SELECT MIN(started) FROM interview")
                    .mapTo(LocalDateTime.class)
                    .findOne()
                    .orElse(null)));
  }

  private static Query bound(Handle handle, String sql, InterviewFilter filter) {
    Query query = handle.createQuery(sql).bind("begin", filter.begin()).bind("end", filter.end());
    filter.sites().ifPresent(it -> query.bindList("sites", it));
    filter.service().ifPresent(it -> query.bind("service", it));
    filter.outcome().ifPresent(it -> query.bind("outcome", it));
    return query;
  }

  private static InterviewRow row(ResultSet row) throws SQLException {
    int site = row.getInt("site_id");
    Optional<Integer> where = row.wasNull() ? Optional.empty() : Optional.of(site);
    long waited = row.getLong("waited");
    OptionalLong wait = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(waited);
    return new InterviewRow(
        row.getObject("started", LocalDateTime.class)
            .atOffset(ZoneOffset.UTC)
            .atZoneSameInstant(LocalizedText.ZONE),
        where,
        row.getString("service"),
        row.getString("outcome"),
        row.getLong("seconds"),
        wait);
  }
}
