package fr.teleguichet.fleet.interview.usage;

import fr.teleguichet.fleet.interview.InterviewOutcomeCounts;
import fr.teleguichet.fleet.interview.LateInterviewCount;
import fr.teleguichet.fleet.interview.MonthlyInterviewCounts;
import fr.teleguichet.fleet.interview.Proportion;
import fr.teleguichet.fleet.interview.SiteOrServiceFilter;
import fr.teleguichet.fleet.interview.UsageBandThresholds;
import fr.teleguichet.fleet.interview.UsageFigures;
import fr.teleguichet.fleet.interview.UsageFiguresViewModel;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.fleet.web.chart.ChartFigure;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * The content of the page of usage.
 *
 * @param base the figures, and what can be chosen
 * @param comparison with what they are compared
 * @param before the months that they are compared with
 * @param knownSince the first month that the network has interviews of, where these begin before it
 * @param details what single interviews tell
 * @param benchmark how much each site is used in a year
 * @param bands what is much and what is little
 * @param marks what happened meanwhile
 * @param late what came after its month was over
 */
public record UsagePageViewModel(
    UsageFiguresViewModel base,
    ComparisonPeriod comparison,
    MonthlyInterviewCounts before,
    Optional<YearMonth> knownSince,
    SingleInterviewFigures details,
    List<SiteUsageRate> benchmark,
    UsageBandThresholds bands,
    List<ChartAnnotation> marks,
    List<LateInterviewCount> late) {

  private static final int SHADES = 5;
  private static final int MINUTE = 60;

  /** Whether one service is asked for: what concerns kiosks and sites as a whole is not shown. */
  public boolean isOfOneService() {
    return !usage().filter().service().isAll();
  }

  /** The figures. */
  public UsageFigures usage() {
    return base.usage();
  }

  /** Interviews and what became none, together. */
  public long attempts() {
    InterviewOutcomeCounts total = usage().total();
    return total.held() + total.lost();
  }

  /** One way in which attempts ended. */
  public record Outcome(String code, long count) {}

  /** How attempts ended. */
  public List<Outcome> outcomes() {
    InterviewOutcomeCounts total = usage().total();
    return List.of(
        new Outcome("held", total.held()),
        new Outcome("abandoned", total.abandoned()),
        new Outcome("unanswered", total.unanswered()),
        new Outcome("failed", total.failed()));
  }

  /** What part of all attempts ended so; none of nothing. */
  public Optional<Proportion> share(Outcome outcome) {
    return attempts() == 0
        ? Optional.empty()
        : Optional.of(new Proportion(outcome.count(), attempts()));
  }

  /** The services that were asked for, which are the columns of the table of sites. */
  public List<ServiceCode> columns() {
    TreeSet<ServiceCode> services = new TreeSet<>();
    usage().places().forEach(it -> it.lines().forEach(line -> services.add(line.service())));
    return List.copyOf(services);
  }

  /** How many interviews a site held about a service. */
  public static long held(UsageFigures.Place place, ServiceCode service) {
    return place.lines().stream()
        .filter(line -> line.service().equals(service))
        .mapToLong(line -> line.total().held())
        .sum();
  }

  /** All interviews about a service. */
  public long held(ServiceCode service) {
    return usage().places().stream().mapToLong(place -> held(place, service)).sum();
  }

  /** The interviews of the fullest cell. */
  public long most() {
    return usage().places().stream()
        .flatMap(place -> place.lines().stream())
        .mapToLong(line -> line.total().held())
        .max()
        .orElse(0);
  }

  /** How dark a cell is beside the fullest, 0 to {@value #SHADES}: nothing for nothing. */
  public static int shade(long held, long most) {
    return held == 0 || most == 0 ? 0 : (int) Math.ceil((double) SHADES * held / most);
  }

  /** The filter of the interviews behind a cell. */
  public String cell(UsageFigures.Place place, ServiceCode service) {
    return months() + at(place) + "&service=" + service.value();
  }

  /** The filter of what stands behind a row's sums. */
  public String row(UsageFigures.Place place) {
    SiteOrServiceFilter<ServiceCode> service = usage().filter().service();
    return months() + at(place) + (service.isAll() ? "" : "&service=" + service.text());
  }

  /** The filter of the interviews behind a column's sum. */
  public String column(ServiceCode service) {
    SiteOrServiceFilter<SiteCode> site = usage().filter().site();
    return months() + (site.isAll() ? "" : "&site=" + site.text()) + "&service=" + service.value();
  }

  private String months() {
    var months = usage().filter().months();
    return "from=" + months.first() + "&to=" + months.last();
  }

  private static String at(UsageFigures.Place place) {
    return place.where().code().map(code -> "&site=" + code.value()).orElse("");
  }

  /** Whether the interviews behind a cell can be asked for: a site that is gone has no address. */
  public boolean leads(UsageFigures.Place place) {
    return place.where().code().isPresent();
  }

  /** More or fewer than before in percent; none where there were none before, or a part only. */
  public Optional<String> change(LocalizedText text) {
    long was = before.total().held();
    return was == 0 || knownSince.isPresent()
        ? Optional.empty()
        : Optional.of(
            (usage().total().held() >= was ? "+" : "")
                + text.withUnit(text.fixed(100.0 * (usage().total().held() - was) / was, 0), "%"));
  }

  /** Seconds as minutes and seconds. */
  public static String time(OptionalLong seconds, LocalizedText text) {
    return seconds.isEmpty()
        ? text.say("chart.not-measured")
        : text.say("usage.time", seconds.getAsLong() / MINUTE, seconds.getAsLong() % MINUTE);
  }

  /** The median wait, and the one that nine of ten did not exceed. */
  public OptionalLong wait(double part) {
    return details.waits().quantile(part);
  }

  /** The same of how long interviews were. */
  public OptionalLong length(double part) {
    return details.lengths().quantile(part);
  }

  /** How many waits are known. */
  public long waits() {
    return details.waits().n();
  }

  /** How many lengths are known. */
  public long lengths() {
    return details.lengths().n();
  }

  /** From which day on interviews are kept one by one. */
  public Optional<String> oldest(LocalizedText text) {
    return details.oldest().map(text::day);
  }

  /** Whether some of the months are older than the interviews that are kept one by one. */
  public boolean reachesSums() {
    YearMonth first = usage().filter().months().first();
    return details.oldest().map(day -> YearMonth.from(day).isAfter(first)).orElse(false);
  }

  /** The charts, in the order of the page. */
  public ChartFigure trend(LocalizedText text) {
    return UsageChartFactory.trend(this, text);
  }

  /** How many things that happened are not drawn there. */
  public int unmarked() {
    return UsageChartFactory.unmarked(this);
  }

  /** Hours and weekdays. */
  public ChartFigure hours(LocalizedText text) {
    return UsageChartFactory.hours(this, text);
  }

  /** From presence to interviews; none of one service. */
  public Optional<ChartFigure> funnel(LocalizedText text) {
    return details.funnel().map(it -> UsageChartFactory.funnel(it, text));
  }

  /** Sites against what is aimed at. */
  public ChartFigure benchmark(LocalizedText text) {
    return UsageChartFactory.benchmark(this, text);
  }

  /** The sites of which a year can be told. */
  public List<SiteUsageRate> rated() {
    return benchmark.stream().filter(it -> it.band().isPresent()).toList();
  }

  /** How many of them are not drawn there. */
  public int undrawn() {
    return Math.max(0, rated().size() - UsageChartFactory.MAX_SITES);
  }
}
