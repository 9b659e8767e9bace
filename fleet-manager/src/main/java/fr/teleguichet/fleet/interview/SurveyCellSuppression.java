package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.interview.ComplementaryCellSuppression.Parts;
import fr.teleguichet.fleet.interview.InterviewMonth.Cell;
import fr.teleguichet.fleet.interview.SurveyCellDecisions.Told;
import fr.teleguichet.fleet.interview.SurveyCountReader.MonthsAnswers;
import fr.teleguichet.fleet.interview.UsageFigures.Counted;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Which cells of a year are told. Interviews are shown by month, site and service, so everybody
 * knows in which months a site had any, and of which services: answers can only be of these.
 * Whoever takes all sites that had interviews in some told months alone from those months is left
 * with the answers of the others. The rule is one: told cells of one kind (months, or services)
 * less all cells of another (sites, or services) that lie within them must leave nothing, or five
 * answers at least, and so must months and sites less services ({@link
 * MonthSiteServiceSuppression}); until that is so, a cell more is hidden. This is complementary
 * cell suppression, as in the Handbook on Statistical Disclosure Control of the European
 * Statistical System (A. Hundepool and others, 2010, chapter 4), for a table whose empty cells are
 * known.
 */
final class SurveyCellSuppression {

  /**
   * All that was answered in a year, and what is known of it.
   *
   * @param sites by the site's row
   * @param months what is told of its months
   * @param interviews those of the year
   */
  record Year(
      Map<Integer, SurveyAnswerCounts> sites,
      Map<ServiceCode, SurveyAnswerCounts> services,
      List<MonthsAnswers> months,
      List<Cell> interviews) {

    /** What was counted of a year. */
    static Year of(int year, Counted counted) {
      Map<Integer, SurveyAnswerCounts> sites = new HashMap<>();
      counted.bySite().stream()
          .filter(it -> it.year() == year)
          .forEach(it -> sites.merge(it.siteId(), it.answers(), SurveyAnswerCounts::plus));
      Map<ServiceCode, SurveyAnswerCounts> services = new HashMap<>();
      counted.byService().stream()
          .filter(it -> it.year() == year)
          .forEach(it -> services.merge(it.of(), it.answers(), SurveyAnswerCounts::plus));
      return new Year(
          sites,
          services,
          counted.byMonth().stream().filter(it -> it.first().getYear() == year).toList(),
          counted.interviews().stream().filter(it -> it.month().getYear() == year).toList());
    }
  }

  private record Hidden(Set<Integer> sites, Set<ServiceCode> services) {}

  private final Year year;
  private final Map<Integer, Integer> monthsOfSites = new HashMap<>();
  private final Map<ServiceCode, Integer> monthsOfServices = new HashMap<>();
  private final Map<Integer, Set<ServiceCode>> servicesOfSites;
  private final Map<Integer, Map<ServiceCode, Integer>> monthsByService = new HashMap<>();

  private SurveyCellSuppression(Year year) {
    this.year = year;
    List<Cell> held =
        year.interviews().stream().filter(cell -> cell.attempts().held() > 0).toList();
    for (Cell cell : held) {
      int month = 1 << (cell.month().getMonthValue() - 1);
      monthsOfSites.merge(cell.siteId(), month, (one, other) -> one | other);
      monthsOfServices.merge(cell.service(), month, (one, other) -> one | other);
      monthsByService
          .computeIfAbsent(cell.siteId(), _ -> new HashMap<>())
          .merge(cell.service(), month, (one, other) -> one | other);
    }
    this.servicesOfSites =
        held.stream()
            .collect(
                Collectors.groupingBy(
                    Cell::siteId, Collectors.mapping(Cell::service, Collectors.toSet())));
  }

  /** What is told of a year that is over. */
  static SurveyCellDecisions told(Year year) {
    return new SurveyCellSuppression(year).told();
  }

  private SurveyCellDecisions told() {
    Hidden hidden = hidden(SurveyAnswerCounts::count, new Hidden(Set.of(), Set.of()));
    Hidden noRecommend = hidden(SurveyAnswerCounts::recommendAsked, hidden);
    Hidden noResolved = hidden(SurveyAnswerCounts::resolvedAsked, hidden);
    return new SurveyCellDecisions(
        told(year.sites(), hidden.sites(), noRecommend.sites(), noResolved.sites()),
        told(year.services(), hidden.services(), noRecommend.services(), noResolved.services()));
  }

  private static <K> Map<K, Told> told(
      Map<K, SurveyAnswerCounts> cells, Set<K> hidden, Set<K> noRecommend, Set<K> noResolved) {
    Map<K, Told> told = new HashMap<>();
    cells.forEach(
        (of, answers) ->
            told.put(
                of,
                new Told(
                    isTold(answers.count(), hidden.contains(of)),
                    isTold(answers.recommendAsked(), noRecommend.contains(of)),
                    isTold(answers.resolvedAsked(), noResolved.contains(of)))));
    return told;
  }

  private static boolean isTold(long answers, boolean isHidden) {
    return answers >= SurveyAnswerCounts.MIN && !isHidden;
  }

  private Hidden hidden(ToLongFunction<SurveyAnswerCounts> question, Hidden already) {
    Map<ServiceCode, Long> ofServices = counts(year.services(), question);
    Map<Integer, Long> ofSites = counts(year.sites(), question);
    PublishedMonthPartition months = PublishedMonthPartition.of(year.months(), question);
    Set<ServiceCode> services =
        ComplementaryCellSuppression.hidden(
            ofServices,
            already.services(),
            List.of(months.parts(sum(ofServices), monthsOfServices)));
    Parts<Integer> parts = months.parts(sum(ofSites), monthsOfSites);
    MonthSiteServiceSuppression threeKinds =
        MonthSiteServiceSuppression.of(
            ofSites, ofServices, services, parts.counts(), months.touched(monthsByService));
    Set<Integer> sites =
        ComplementaryCellSuppression.hidden(
            ofSites,
            already.sites(),
            List.of(parts, PublishedServicePartition.of(ofServices, services, servicesOfSites)),
            threeKinds::next);
    return new Hidden(sites, services);
  }

  private static <K> Map<K, Long> counts(
      Map<K, SurveyAnswerCounts> cells, ToLongFunction<SurveyAnswerCounts> question) {
    return cells.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, it -> question.applyAsLong(it.getValue())));
  }

  private static long sum(Map<?, Long> counts) {
    Collection<Long> all = counts.values();
    return all.stream().mapToLong(Long::longValue).sum();
  }
}
