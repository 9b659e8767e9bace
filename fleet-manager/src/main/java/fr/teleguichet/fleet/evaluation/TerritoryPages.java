package fr.teleguichet.fleet.evaluation;

import fr.teleguichet.fleet.interview.InterviewOutcomeCounts;
import fr.teleguichet.fleet.interview.SurveyAnswerCounts;
import fr.teleguichet.fleet.interview.UsageFigures;
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
import java.util.stream.Collectors;

/** A page for each grouping of communes that has a site. */
@Singleton
final class TerritoryPages {

  private final Department department;
  private final ServiceBreakdown services;
  private final MessageBundles texts;

  TerritoryPages(Department department, ServiceBreakdown services, MessageBundles texts) {
    this.department = department;
    this.services = services;
    this.texts = texts;
  }

  List<TerritoryPage> of(EvaluationQuestion question) {
    Map<Optional<Epci>, List<Site>> groups =
        question.sites().stream()
            .collect(Collectors.groupingBy(site -> department.epciOf(site.insee())));
    List<TerritoryPage> pages = new ArrayList<>();
    groups.forEach((epci, sites) -> pages.add(page(epci, sites, question.usage())));
    pages.sort(
        Comparator.comparing((TerritoryPage page) -> page.siren().isEmpty())
            .thenComparing(page -> page.name().fr()));
    return List.copyOf(pages);
  }

  private TerritoryPage page(Optional<Epci> epci, List<Site> sites, UsageFigures usage) {
    Set<SiteCode> codes = sites.stream().map(Site::code).collect(Collectors.toSet());
    List<UsageFigures.Place> places =
        usage.places().stream()
            .filter(place -> place.where().code().filter(codes::contains).isPresent())
            .toList();
    InterviewOutcomeCounts total =
        places.stream()
            .map(UsageFigures.Place::total)
            .reduce(InterviewOutcomeCounts.NONE, InterviewOutcomeCounts::plus);
    return new TerritoryPage(
        epci.map(Epci::siren).orElse(""),
        epci.map(it -> Label.of(it.name()))
            .orElseGet(() -> Label.of(texts, text -> text.say("evaluation.territory.none"))),
        epci.map(this::inhabitants).orElse(0L),
        sites.stream().map(Site::name).toList(),
        List.of(
            interviews(total),
            ChapterContent.of(EvaluationChapter.SERVICES, List.of())
                .with(services.of(places, total.held())),
            satisfaction(codes, usage.bySite())));
  }

  private long inhabitants(Epci epci) {
    return department.communes().stream()
        .filter(commune -> commune.epci().filter(epci.siren()::equals).isPresent())
        .mapToLong(Commune::population)
        .sum();
  }

  private static ChapterContent interviews(InterviewOutcomeCounts total) {
    return ChapterContent.of(
        EvaluationChapter.INTERVIEWS,
        List.of(
            EvaluationFigure.count(Indicator.INTERVIEWS, total.held()),
            EvaluationFigure.count(Indicator.ABANDONED, total.abandoned()),
            EvaluationFigure.count(Indicator.UNANSWERED, total.unanswered()),
            EvaluationFigure.count(Indicator.FAILED, total.failed())));
  }

  /** Of those sites of which answers may be told: with the others they would tell them. */
  private static ChapterContent satisfaction(
      Set<SiteCode> codes, List<UsageFigures.Group<UsageFigures.Where>> bySite) {
    List<UsageFigures.Group<UsageFigures.Where>> groups =
        bySite.stream().filter(it -> it.of().code().filter(codes::contains).isPresent()).toList();
    SurveyAnswerCounts answers =
        groups.stream()
            .filter(it -> !it.hidden())
            .map(UsageFigures.Group::answers)
            .reduce(SurveyAnswerCounts.NONE, SurveyAnswerCounts::plus);
    boolean isHidden = groups.stream().anyMatch(UsageFigures.Group::hidden);
    boolean isWithheld = answers.areTooFew() || (isHidden && answers.count() == 0);
    ChapterContent content =
        ChapterContent.of(
            EvaluationChapter.SATISFACTION,
            List.of(
                new EvaluationFigure(
                    Indicator.SATISFIED, AnswerMeasures.satisfied(answers, isWithheld)),
                new EvaluationFigure(
                    Indicator.RECOMMEND, AnswerMeasures.recommend(answers, isWithheld))));
    return isHidden && !isWithheld ? content.with(Remark.of(RemarkKind.SITES_WITHHELD)) : content;
  }
}
