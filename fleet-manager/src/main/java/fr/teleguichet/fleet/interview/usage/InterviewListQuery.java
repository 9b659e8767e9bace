package fr.teleguichet.fleet.interview.usage;

import fr.teleguichet.fleet.interview.HeldInterviewCountReader.Days;
import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.interview.UsageQuery;
import fr.teleguichet.fleet.site.Site;
import io.micronaut.core.convert.value.ConvertibleMultiValues;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which interviews a list is asked for: those of a figure of months, or of one that counts days and
 * several sites, such as the weeks before an action of communication.
 *
 * @param usage of which months, site and service; of the months of the days where days are given
 * @param days of which days alone; empty for all of the months
 * @param sites the codes of some sites; empty for all that the usage is of
 * @param outcome of which outcome; empty for all
 */
record InterviewListQuery(
    UsageQuery usage, Optional<Days> days, List<String> sites, Optional<String> outcome) {

  private static final Set<String> OUTCOMES =
      Set.of("held", "abandoned", "unanswered", "failed", "unreached");

  InterviewListQuery {
    sites = List.copyOf(sites);
  }

  /** Reads the parameters of an address; what is no outcome or no days asks for all. */
  static InterviewListQuery of(ConvertibleMultiValues<String> parameters, Clock clock) {
    UsageQuery usage = UsageQuery.of(parameters, clock);
    Optional<Days> days = days(text(parameters, "first"), text(parameters, "last"));
    return new InterviewListQuery(
        days.map(it -> usage.in(months(it))).orElse(usage),
        days,
        Stream.of(text(parameters, "sites").split(",", -1)).filter(it -> !it.isEmpty()).toList(),
        Optional.of(text(parameters, "outcome")).filter(OUTCOMES::contains));
  }

  private static String text(ConvertibleMultiValues<String> parameters, String name) {
    return Objects.requireNonNullElse(parameters.get(name), "");
  }

  private static Optional<Days> days(String first, String last) {
    try {
      Days days = new Days(LocalDate.parse(first), LocalDate.parse(last));
      var _ = months(days); // as many as there may be
      return Optional.of(days).filter(it -> !it.last().isBefore(it.first()));
    } catch (DateTimeException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static MonthRange months(Days days) {
    return new MonthRange(YearMonth.from(days.first()), YearMonth.from(days.last()));
  }

  /** The sites among these that are asked for one by one; empty where all are. */
  List<Site> some(List<Site> visible) {
    if (sites.isEmpty() && usage.site().isAll()) {
      return List.of();
    }
    return visible.stream()
        .filter(it -> sites.isEmpty() || sites.contains(it.code().value()))
        .filter(it -> usage.site().wants(it.code()))
        .toList();
  }

  /** Narrows what the usage asks for to the days, sites and outcome. */
  InterviewFilter narrow(InterviewFilter filter, List<Site> visible) {
    InterviewFilter narrowed = filter.with(outcome);
    if (!sites.isEmpty()) {
      narrowed =
          narrowed.at(some(visible).stream().map(Site::id).collect(Collectors.toUnmodifiableSet()));
    }
    return days.isPresent() ? narrowed.of(days.get()) : narrowed;
  }

  /** The query of an address of the same list. */
  String address() {
    return usage.address()
        + days.map(it -> "&first=" + it.first() + "&last=" + it.last()).orElse("")
        + (sites.isEmpty()
            ? ""
            : "&sites=" + URLEncoder.encode(String.join(",", sites), StandardCharsets.UTF_8))
        + outcome.map(it -> "&outcome=" + it).orElse("");
  }
}
