package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * How many interviews were held, for other features that set something against them. A citizen
 * spoke with an agent for a minute or more; attempts are not among them.
 */
@Singleton
public final class HeldInterviewCountReader {

  /** Under this site are interviews that were held where no site was known. */
  public static final int NO_SITE = InterviewCountReader.NO_SITE;

  /**
   * Days of French time.
   *
   * @param first the first
   * @param last the last, which is a part of it
   */
  public record Days(LocalDate first, LocalDate last) {
    private List<YearMonth> months() {
      YearMonth end = YearMonth.from(last);
      return Stream.iterate(YearMonth.from(first), it -> !it.isAfter(end), it -> it.plusMonths(1))
          .toList();
    }
  }

  private final Jdbi jdbi;
  private final InterviewMonthCache months;

  HeldInterviewCountReader(Database database, InterviewMonthCache months) {
    this.jdbi = database.jdbi();
    this.months = months;
  }

  /**
   * Interviews of these months by the rows of their sites, those included of which only sums are
   * left; sites without any are missing.
   */
  public Map<Integer, Long> bySite(YearMonth first, YearMonth last) {
    Map<Integer, Long> held = new HashMap<>();
    months.each(
        Stream.iterate(first, it -> !it.isAfter(last), it -> it.plusMonths(1)).toList(),
        month ->
            month.cells().stream()
                .filter(cell -> cell.attempts().held() > 0)
                .forEach(cell -> held.merge(cell.siteId(), cell.attempts().held(), Long::sum)));
    return held;
  }

  /**
   * Interviews of each of these spans of days by the rows of their sites, in the order of the
   * spans. Of days of which only sums of months are left there are none; {@link #knownFrom} says
   * from when on there are.
   */
  public List<Map<Integer, Long>> bySite(List<Days> spans) {
    List<Map<Integer, Long>> held =
        IntStream.range(0, spans.size())
            .<Map<Integer, Long>>mapToObj(_ -> new HashMap<>())
            .toList();
    SortedMap<YearMonth, List<Integer>> spansOf = byMonth(spans);
    months.each(
        spansOf.keySet(),
        month ->
            spansOf
                .getOrDefault(month.month(), List.of())
                .forEach(i -> add(spans.get(i), month, held.get(i))));
    return held;
  }

  /** The numbers of the spans that touch each month. */
  private static SortedMap<YearMonth, List<Integer>> byMonth(List<Days> spans) {
    SortedMap<YearMonth, List<Integer>> spansOf = new TreeMap<>();
    for (int i = 0; i < spans.size(); i++) {
      for (YearMonth month : spans.get(i).months()) {
        spansOf.computeIfAbsent(month, _ -> new ArrayList<>()).add(i);
      }
    }
    return spansOf;
  }

  private static void add(Days span, InterviewMonth month, Map<Integer, Long> held) {
    long begin = begin(span.first());
    long end = begin(span.last().plusDays(1));
    for (InterviewMonth.Single it : month.singles()) {
      if (it.started() >= begin && it.started() < end && it.isHeld()) {
        held.merge(it.siteId(), 1L, Long::sum);
      }
    }
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

  /** Seconds since 1970. */
  private static long begin(LocalDate day) {
    return day.atStartOfDay(LocalizedText.ZONE).toEpochSecond();
  }
}
