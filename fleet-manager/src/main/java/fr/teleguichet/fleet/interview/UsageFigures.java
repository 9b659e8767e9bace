package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.interview.InterviewCountReader.Gap;
import fr.teleguichet.fleet.interview.InterviewMonth.Cell;
import fr.teleguichet.fleet.interview.SurveyCountReader.MonthsAnswers;
import fr.teleguichet.fleet.interview.SurveyCountReader.SiteAnswers;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.Month;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How the network was used in some months: a pure function of what the database counted.
 *
 * @param filter what was asked
 * @param places the rows, by site and service
 * @param total everything together
 * @param byMonth everything by month, in order
 * @param years the calendar years of the answers: those of the months that are told already
 * @param withheldYears those of them in which fewer than five people of the whole network answered:
 *     their answers are in nothing that follows, nor are their interviews where others' answers are
 * @param heldInYears the interviews of which the answers are; of a part of the network without
 *     those of sites whose answers are withheld
 * @param heldBySite interviews of the years of answers by site, whoever answered or not
 * @param answers all answers together
 * @param bySite answers by site
 * @param byService answers by service
 * @param spans answers of the whole network over time; empty where a site or a service is asked for
 * @param choices answers to the questions that have several; empty where a service is asked for,
 *     since they are not kept by service
 * @param gaps records that are missing, by site: some of them may have been interviews
 */
public record UsageFigures(
    UsageQuery filter,
    List<Place> places,
    InterviewOutcomeCounts total,
    Map<YearMonth, InterviewOutcomeCounts> byMonth,
    YearRange years,
    List<Integer> withheldYears,
    long heldInYears,
    Map<Where, Long> heldBySite,
    SurveyAnswerCounts answers,
    List<Group<Where>> bySite,
    List<Group<ServiceCode>> byService,
    List<Span> spans,
    List<SurveyChoices> choices,
    Map<Where, Long> gaps) {

  /** Where an interview was held: sites come first, by name. */
  public sealed interface Where extends Comparable<Where> {

    /** At a site that there is. */
    record AtSite(SiteCode site, String name) implements Where {
      @Override
      public Optional<SiteCode> code() {
        return Optional.of(site);
      }
    }

    /** Where no site was known. */
    record NoSite() implements Where {}

    /** At sites that are gone. */
    record DeletedSite() implements Where {}

    /** The site's code, where it is one. */
    default Optional<SiteCode> code() {
      return Optional.empty();
    }

    /** The site's name; empty where it is none. */
    default String name() {
      return "";
    }

    private int rank() {
      return switch (this) {
        case AtSite _ -> 0;
        case NoSite() -> 1;
        case DeletedSite() -> 2;
      };
    }

    private String codeText() {
      return code().map(SiteCode::value).orElse("");
    }

    @Override
    default int compareTo(Where other) {
      int byRank = Integer.compare(rank(), other.rank());
      int byName = name().compareTo(other.name());
      return byRank != 0 ? byRank : byName != 0 ? byName : codeText().compareTo(other.codeText());
    }
  }

  /** The services of a site by month. */
  public record Place(Where where, List<Line> lines, InterviewOutcomeCounts total) {}

  /**
   * A service by month.
   *
   * @param cells its months as they were counted
   */
  public record Line(
      ServiceCode service, List<InterviewMonth.Cell> cells, InterviewOutcomeCounts total) {
    /** The months in order. */
    public Map<YearMonth, InterviewOutcomeCounts> months() {
      Map<YearMonth, InterviewOutcomeCounts> months = new TreeMap<>();
      cells.forEach(it -> months.merge(it.month(), it.attempts(), InterviewOutcomeCounts::plus));
      return months;
    }
  }

  /**
   * Answers of one group of a breakdown.
   *
   * @param of the site or the service
   * @param held its interviews of the years of which the answers are
   * @param hidden whether they must not be shown
   */
  public record Group<K>(K of, long held, SurveyAnswerCounts answers, boolean hidden) {}

  /**
   * Answers of the whole network in some months of one year.
   *
   * @param last empty where it is all that is left of the year, late answers included
   */
  public record Span(YearMonth first, Optional<YearMonth> last, SurveyAnswerCounts answers) {

    /**
     * The year that they are of: what came late for one that is told to its end begins after it.
     */
    public int year() {
      return isOfLateAnswers() ? first.getYear() - 1 : first.getYear();
    }

    /** Whether every month of the year is told, and these came too late for theirs. */
    boolean isOfLateAnswers() {
      return last.isEmpty() && first.getMonth() == Month.JANUARY;
    }
  }

  /**
   * What somebody may see.
   *
   * @param isWhole whether that is all
   * @param sites the codes of the sites
   */
  record Seen(boolean isWhole, Set<SiteCode> sites) {
    /** What was counted without a site, or at one that is gone, has no territory either. */
    boolean test(Where where) {
      return isWhole || where.code().filter(sites::contains).isPresent();
    }
  }

  /**
   * Everything that was counted.
   *
   * @param interviews those of all the years that the months touch
   * @param told the years of answers that are told
   * @param bySite answers by site and year, whatever the service; a site and a year may be told in
   *     parts
   * @param byService answers by service and year, wherever
   * @param byMonth answers of closed months
   * @param decided what was decided of each year's cells when it was told first; where nothing was
   *     yet, it is found anew
   * @param choices answers to the questions that have several, by site and year
   * @param missing records that may be of the months
   */
  record Counted(
      List<Cell> interviews,
      YearRange told,
      List<SiteAnswers> bySite,
      List<PublishableSurveyCells.Cell<ServiceCode>> byService,
      List<MonthsAnswers> byMonth,
      Map<Integer, SurveyCellDecisions> decided,
      List<SurveyChoiceRepository.Cell> choices,
      List<Gap> missing) {

    SurveyAnswerCounts answersOf(int year) {
      return bySite.stream()
          .filter(it -> it.year() == year)
          .map(SiteAnswers::answers)
          .reduce(SurveyAnswerCounts.NONE, SurveyAnswerCounts::plus)
          .asOfMonths();
    }
  }

  /**
   * The figures.
   *
   * @param sites all that there are, so that what is hidden is the same for everybody
   * @param seen what somebody may see of it
   */
  static UsageFigures of(UsageQuery filter, Collection<Site> sites, Seen seen, Counted counted) {
    Function<Integer, Where> whereOf = wheres(sites);
    Predicate<Where> isWanted = it -> seen.test(it) && wants(filter, it);
    InterviewCellIndex ofYears =
        InterviewCellIndex.of(counted.interviews(), whereOf)
            .having(isWanted, filter.service()::wants);
    InterviewCellIndex cells = ofYears.in(filter.months()::contains);
    SurveyCellDecisionsByYear decisions = SurveyCellDecisionsByYear.of(counted);
    PublishableSurveyCells<Where> atSites =
        PublishableSurveyCells.of(
            counted.bySite().stream()
                .map(
                    it ->
                        new PublishableSurveyCells.Cell<>(
                            it.year(), whereOf.apply(it.siteId()), it.answers()))
                .toList(),
            decisions.places(counted, whereOf));
    PublishableSurveyCells<ServiceCode> ofServices =
        PublishableSurveyCells.of(counted.byService(), decisions.services());
    boolean isWhole = filter.site().isAll() && filter.service().isAll();
    // The same for everybody and for every table, so that no line has more than all together.
    InterviewCellIndex ofAnswers =
        ofYears.in(
            it -> counted.told().contains(it.getYear()) && !isLeftOut(atSites, it.getYear()));
    Map<Where, Long> heldBySite = ofAnswers.heldByPlace();
    List<Group<Where>> bySite =
        filter.service().isAll() ? groups(atSites, isWanted, heldBySite) : List.of();
    List<Group<ServiceCode>> byService =
        filter.site().isAll() && seen.isWhole()
            ? groups(ofServices, filter.service()::wants, ofAnswers.heldByService())
            : List.of();
    Set<Where> withheld = isWhole && !seen.isWhole() ? atSites.hidden() : Set.of();
    Map<YearMonth, InterviewOutcomeCounts> byMonth = new TreeMap<>(cells.byMonth());
    filter.months().all().forEach(it -> byMonth.putIfAbsent(it, InterviewOutcomeCounts.NONE));
    return new UsageFigures(
        filter,
        cells.places(),
        InterviewOutcomeCounts.sum(byMonth.values()),
        byMonth,
        counted.told(),
        List.copyOf(atSites.hiddenYears()),
        ofAnswers.having(it -> !withheld.contains(it), _ -> true).held(),
        heldBySite,
        isWhole && seen.isWhole()
            ? whole(atSites)
            : filter.service().isAll() ? together(bySite, filter) : together(byService, filter),
        bySite,
        byService,
        isWhole && seen.isWhole() ? SurveyTimeSeriesBuilder.of(counted) : List.of(),
        filter.service().isAll()
            ? SurveyChoices.of(counted.choices(), whereOf, isWanted, isWhole && seen.isWhole())
            : List.of(),
        gaps(counted.missing(), whereOf, isWanted));
  }

  private static Function<Integer, Where> wheres(Collection<Site> sites) {
    Map<Integer, Where> wheres =
        sites.stream()
            .collect(
                Collectors.toMap(Site::id, site -> new Where.AtSite(site.code(), site.name())));
    return id ->
        id == InterviewCountReader.NO_SITE
            ? new Where.NoSite()
            : Objects.requireNonNullElse(wheres.get(id), new Where.DeletedSite());
  }

  /** Whatever the service: nobody knows of which one a missing record was. */
  private static Map<Where, Long> gaps(
      List<Gap> missing, Function<Integer, Where> whereOf, Predicate<Where> isWanted) {
    Map<Where, Long> gaps = new TreeMap<>();
    for (Gap gap : missing) {
      Where where = whereOf.apply(gap.siteId());
      if (isWanted.test(where)) {
        gaps.merge(where, gap.records(), Long::sum);
      }
    }
    return gaps;
  }

  /** How many records of these months are missing, or may be of these months. */
  public long missing() {
    return gaps.values().stream().mapToLong(Long::longValue).sum();
  }

  private static boolean wants(UsageQuery filter, Where where) {
    return filter.site().isAll() || where.code().filter(filter.site()::wants).isPresent();
  }

  /** Beside other years one of few answers is left out, and alone it is withheld as it is. */
  private static boolean isLeftOut(PublishableSurveyCells<Where> cells, int year) {
    return cells.total().count() > 0 && cells.hiddenYears().contains(year);
  }

  /** Where there are answers, and only of years that have too few of them, there are not none. */
  private static SurveyAnswerCounts whole(PublishableSurveyCells<Where> cells) {
    return cells.total().count() == 0 && !cells.hiddenYears().isEmpty()
        ? SurveyAnswerCounts.WITHHELD
        : cells.total();
  }

  private static <K extends Comparable<? super K>> List<Group<K>> groups(
      PublishableSurveyCells<K> cells, Predicate<K> wanted, Map<K, Long> held) {
    Set<K> all = new TreeSet<>(cells.hidden());
    all.addAll(cells.shown().keySet());
    return all.stream()
        .filter(wanted)
        .map(
            it ->
                cells.hidden().contains(it)
                    ? new Group<>(it, held.getOrDefault(it, 0L), SurveyAnswerCounts.WITHHELD, true)
                    : new Group<>(it, held.getOrDefault(it, 0L), cells.sumOf(List.of(it)), false))
        .toList();
  }

  /** Nothing but what is told: of one its cell, of several the sum of those that are shown. */
  private static <K> SurveyAnswerCounts together(List<Group<K>> groups, UsageQuery filter) {
    boolean isOne = !filter.site().isAll() || !filter.service().isAll();
    return isOne && groups.stream().anyMatch(Group::hidden)
        ? SurveyAnswerCounts.WITHHELD
        : groups.stream()
            .filter(it -> !it.hidden())
            .map(Group::answers)
            .reduce(SurveyAnswerCounts.NONE, SurveyAnswerCounts::plus);
  }
}
