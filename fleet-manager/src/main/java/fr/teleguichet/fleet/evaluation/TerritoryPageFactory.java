package fr.teleguichet.fleet.evaluation;

import fr.teleguichet.fleet.budget.BudgetFigures;
import fr.teleguichet.fleet.budget.BudgetReader;
import fr.teleguichet.fleet.interview.InterviewOutcomeCounts;
import fr.teleguichet.fleet.interview.SurveyAnswerCounts;
import fr.teleguichet.fleet.interview.UsageFigures;
import fr.teleguichet.fleet.interview.UsageReader;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.fleet.territory.Commune;
import fr.teleguichet.fleet.territory.Department;
import fr.teleguichet.fleet.territory.Epci;
import fr.teleguichet.fleet.web.page.MessageBundles;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A page for each grouping of communes that has a site. */
@Singleton
final class TerritoryPageFactory {

  private final Department department;
  private final ServiceBreakdownFactory services;
  private final UsageReader usage;
  private final BudgetReader budget;
  private final MessageBundles texts;

  TerritoryPageFactory(
      Department department,
      ServiceBreakdownFactory services,
      UsageReader usage,
      BudgetReader budget,
      MessageBundles texts) {
    this.department = department;
    this.usage = usage;
    this.services = services;
    this.budget = budget;
    this.texts = texts;
  }

  /**
   * The pages.
   *
   * @param comparison what a reader has to know who sets the interviews against those before
   */
  List<TerritoryPage> of(EvaluationContext question, List<Remark> comparison) {
    Map<Optional<Epci>, List<Site>> groups =
        question.sites().stream()
            .collect(Collectors.groupingBy(site -> department.epciOf(site.insee())));
    List<TerritoryPage> pages = new ArrayList<>();
    UsageFigures before = usage.read(question.months().previous(), question.scope());
    Function<List<Site>, BudgetFigures> costs =
        budget.parts(question.months().first(), question.months().last(), question.scope());
    groups.forEach(
        (epci, sites) ->
            pages.add(
                page(
                    epci,
                    sites,
                    question.usage(),
                    before,
                    comparison,
                    BudgetChapterContentFactory.of(costs.apply(sites)))));
    pages.sort(
        Comparator.comparing((TerritoryPage page) -> page.siren().isEmpty())
            .thenComparing(page -> page.name().fr()));
    return List.copyOf(pages);
  }

  private TerritoryPage page(
      Optional<Epci> epci,
      List<Site> sites,
      UsageFigures usage,
      UsageFigures before,
      List<Remark> comparison,
      ChapterContent costs) {
    Set<SiteCode> codes = sites.stream().map(Site::code).collect(Collectors.toSet());
    List<UsageFigures.Place> places = places(usage, codes);
    InterviewOutcomeCounts total = total(places);
    return new TerritoryPage(
        epci.map(Epci::siren).orElse(""),
        name(epci),
        epci.map(this::inhabitants).orElse(0L),
        sites.stream().map(Site::name).toList(),
        List.of(
            interviews(total, total(places(before, codes)).held(), comparison),
            ChapterContent.of(EvaluationChapter.SERVICES, List.of())
                .with(services.of(places, total.held())),
            satisfaction(codes, usage),
            costs));
  }

  private BilingualLabel name(Optional<Epci> epci) {
    return epci.map(it -> BilingualLabel.of(it.name()))
        .orElseGet(() -> BilingualLabel.of(texts, text -> text.say("evaluation.territory.none")));
  }

  private static List<UsageFigures.Place> places(UsageFigures usage, Set<SiteCode> codes) {
    return usage.places().stream()
        .filter(place -> place.where().code().filter(codes::contains).isPresent())
        .toList();
  }

  private static InterviewOutcomeCounts total(List<UsageFigures.Place> places) {
    return places.stream()
        .map(UsageFigures.Place::total)
        .reduce(InterviewOutcomeCounts.NONE, InterviewOutcomeCounts::plus);
  }

  private long inhabitants(Epci epci) {
    return department.communes().stream()
        .filter(commune -> commune.epci().filter(epci.siren()::equals).isPresent())
        .mapToLong(Commune::population)
        .sum();
  }

  /** Nothing where there was no interview before at all: the sites are likely to be younger. */
  private static ChapterContent interviews(
      InterviewOutcomeCounts total, long before, List<Remark> comparison) {
    return new ChapterContent(
        EvaluationChapter.INTERVIEWS,
        List.of(
            EvaluationFigure.count(Indicator.INTERVIEWS, total.held()),
            new EvaluationFigure(
                Indicator.INTERVIEWS_PREVIOUS_PERIOD,
                before == 0 ? new Measure.Unknown() : new Measure.Count(before)),
            EvaluationFigure.count(Indicator.ABANDONED, total.abandoned()),
            EvaluationFigure.count(Indicator.UNANSWERED, total.unanswered()),
            EvaluationFigure.count(Indicator.FAILED, total.failed()),
            EvaluationFigure.count(Indicator.UNREACHED, total.unreached())),
        List.of(),
        comparison);
  }

  /** Of those sites of which answers may be told: with the others they would tell them. */
  private static ChapterContent satisfaction(Set<SiteCode> codes, UsageFigures usage) {
    List<UsageFigures.Group<UsageFigures.Where>> groups =
        usage.bySite().stream()
            .filter(it -> it.of().code().filter(codes::contains).isPresent())
            .toList();
    SurveyAnswerCounts answers =
        groups.stream()
            .filter(it -> !it.hidden())
            .map(UsageFigures.Group::answers)
            .reduce(SurveyAnswerCounts.NONE, SurveyAnswerCounts::plus);
    boolean isHidden = groups.stream().anyMatch(UsageFigures.Group::hidden);
    boolean isWithheld = answers.areTooFew() || (isHidden && answers.count() == 0);
    Set<UsageFigures.Where> hidden =
        groups.stream()
            .filter(UsageFigures.Group::hidden)
            .map(UsageFigures.Group::of)
            .collect(Collectors.toSet());
    long held =
        usage.heldBySite().entrySet().stream()
            .filter(it -> it.getKey().code().filter(codes::contains).isPresent())
            .filter(it -> !hidden.contains(it.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    ChapterContent content =
        ChapterContent.of(
            EvaluationChapter.SATISFACTION,
            List.of(
                new EvaluationFigure(
                    Indicator.ANSWERS,
                    isWithheld ? new Measure.Withheld() : new Measure.Count(answers.count())),
                new EvaluationFigure(
                    Indicator.ANSWER_RATE, SurveyMeasureFactory.rate(answers, held, isWithheld)),
                new EvaluationFigure(
                    Indicator.SATISFIED, SurveyMeasureFactory.satisfied(answers, isWithheld)),
                new EvaluationFigure(
                    Indicator.RECOMMEND, SurveyMeasureFactory.recommend(answers, isWithheld))));
    return isHidden && !isWithheld ? content.with(Remark.of(RemarkKind.SITES_WITHHELD)) : content;
  }
}
