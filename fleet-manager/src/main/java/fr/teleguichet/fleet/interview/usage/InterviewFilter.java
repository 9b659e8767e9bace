package fr.teleguichet.fleet.interview.usage;

import fr.teleguichet.fleet.interview.HeldInterviewCountReader.Days;
import fr.teleguichet.fleet.interview.InterviewMonth;
import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.interview.UsageQuery;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which interviews are read one by one.
 *
 * @param begin the first moment, UTC
 * @param end the moment after the last, UTC
 * @param sites the rows of their sites; empty for all, those without a site included
 * @param service the code of their service; empty for all
 * @param outcome the word of their outcome; empty for all
 */
record InterviewFilter(
    LocalDateTime begin,
    LocalDateTime end,
    Optional<List<Integer>> sites,
    Optional<String> service,
    Optional<String> outcome) {

  private static final int STRETCH_DAYS = 31;

  /**
   * Those that are asked for.
   *
   * @param visible the sites that somebody may see
   * @param isWhole whether those are all, so that what has no site may be seen as well
   */
  static InterviewFilter of(UsageQuery query, List<Site> visible, boolean isWhole) {
    return new InterviewFilter(
        utc(query, 0),
        utc(query, 1),
        isWhole && query.site().isAll()
            ? Optional.empty()
            : Optional.of(
                visible.stream()
                    .filter(site -> query.site().wants(site.code()))
                    .map(Site::id)
                    .toList()),
        query.service().isAll() ? Optional.empty() : Optional.of(query.service().text()),
        Optional.empty());
  }

  private static LocalDateTime utc(UsageQuery query, int after) {
    return LocalDateTime.ofInstant(
        MonthRange.begin(
            after == 0 ? query.months().first() : query.months().last().plusMonths(after)),
        ZoneOffset.UTC);
  }

  InterviewFilter with(Optional<String> only) {
    return new InterviewFilter(begin, end, sites, service, only);
  }

  /** Those of these days, whatever months were asked for. */
  InterviewFilter of(Days days) {
    return new InterviewFilter(
        utc(days.first()), utc(days.last().plusDays(1)), sites, service, outcome);
  }

  /** Those at these sites that were asked for anyway. */
  InterviewFilter at(Set<Integer> some) {
    return new InterviewFilter(
        begin,
        end,
        Optional.of(
            sites
                .map(asked -> asked.stream().filter(some::contains).toList())
                .orElseGet(() -> List.copyOf(some))),
        service,
        outcome);
  }

  private static LocalDateTime utc(LocalDate day) {
    return LocalDateTime.ofInstant(
        day.atStartOfDay(LocalizedText.ZONE).toInstant(), ZoneOffset.UTC);
  }

  /**
   * The same in stretches of a month at most, the newest first: sorting one of them is little, so
   * that reading all takes as long for the last as for the first.
   */
  List<InterviewFilter> stretches() {
    List<InterviewFilter> stretches = new ArrayList<>();
    for (LocalDateTime to = end; to.isAfter(begin); to = to.minusDays(STRETCH_DAYS)) {
      LocalDateTime from = to.minusDays(STRETCH_DAYS);
      stretches.add(
          new InterviewFilter(from.isBefore(begin) ? begin : from, to, sites, service, outcome));
    }
    return stretches;
  }

  /** Whether it asks for sites, and there are none. */
  boolean isNobody() {
    return sites.map(List::isEmpty).orElse(false);
  }

  /** The months that they touch, in order. */
  List<YearMonth> months() {
    YearMonth last = MonthRange.of(end.minusNanos(1).toInstant(ZoneOffset.UTC));
    return Stream.iterate(
            MonthRange.of(begin.toInstant(ZoneOffset.UTC)),
            it -> !it.isAfter(last),
            it -> it.plusMonths(1))
        .toList();
  }

  /** What {@link #sql} asks for, of interviews in memory. */
  Predicate<InterviewMonth.Single> predicate() {
    long from = begin.toEpochSecond(ZoneOffset.UTC);
    long to = end.toEpochSecond(ZoneOffset.UTC);
    Predicate<InterviewMonth.Single> wanted = it -> it.started() >= from && it.started() < to;
    if (sites.isPresent()) {
      Set<Integer> some = Set.copyOf(sites.get());
      wanted = wanted.and(it -> some.contains(it.siteId()));
    }
    if (service.isPresent()) {
      String one = service.get(); // which may be no code of any
      wanted = wanted.and(it -> it.service().value().equals(one));
    }
    if (outcome.isPresent()) {
      String one = outcome.get();
      wanted = wanted.and(it -> it.outcome().equals(one));
    }
    return wanted;
  }

  /** The condition of a statement; {@link InterviewRepository} binds what it names. */
  String sql() {
    return " i.started >= :begin AND i.started < :end"
        + (sites.isPresent() ? " AND i.site_id IN (<sites>)" : "")
        + (service.isPresent() ? " AND i.service = :service" : "")
        + (outcome.isPresent() ? " AND i.outcome = :outcome" : "");
  }
}
