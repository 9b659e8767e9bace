package fr.teleguichet.fleet.evaluation.chapter;

import fr.teleguichet.fleet.evaluation.AnswerMeasures;
import fr.teleguichet.fleet.evaluation.Breakdown;
import fr.teleguichet.fleet.evaluation.BreakdownSubject;
import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.ChapterSource;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.evaluation.EvaluationFigure;
import fr.teleguichet.fleet.evaluation.EvaluationQuestion;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.evaluation.Label;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.evaluation.Remark;
import fr.teleguichet.fleet.evaluation.RemarkKind;
import fr.teleguichet.fleet.interview.SurveyAnswerCounts;
import fr.teleguichet.fleet.interview.UsageFigures;
import fr.teleguichet.fleet.service.ServiceDirectory;
import fr.teleguichet.fleet.web.page.MessageBundles;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/**
 * How satisfied people were, with both denominators; by site and by service where many answered.
 */
@Singleton
final class SatisfactionChapter implements ChapterSource {

  private static final List<Indicator> COLUMNS =
      List.of(Indicator.ANSWERS, Indicator.SATISFIED, Indicator.VERY_SATISFIED);

  private final ServiceDirectory services;
  private final SiteLabels sites;
  private final MessageBundles texts;

  SatisfactionChapter(ServiceDirectory services, SiteLabels sites, MessageBundles texts) {
    this.services = services;
    this.sites = sites;
    this.texts = texts;
  }

  @Override
  public EvaluationChapter chapter() {
    return EvaluationChapter.SATISFACTION;
  }

  @Override
  public ChapterContent read(EvaluationQuestion question) {
    UsageFigures usage = question.usage();
    SurveyAnswerCounts answers = usage.answers();
    boolean isWithheld = answers.areTooFew();
    boolean isExceeded = !isWithheld && answers.count() > usage.heldInYears();
    ChapterContent content =
        ChapterContent.of(
                chapter(),
                List.of(
                    new EvaluationFigure(Indicator.ANSWERS, count(answers, isWithheld)),
                    new EvaluationFigure(
                        Indicator.ANSWER_RATE,
                        isWithheld
                            ? new Measure.Withheld()
                            : isExceeded
                                ? new Measure.Unknown()
                                : Measure.share(answers.count(), usage.heldInYears())),
                    new EvaluationFigure(
                        Indicator.SATISFIED, AnswerMeasures.satisfied(answers, isWithheld)),
                    new EvaluationFigure(
                        Indicator.VERY_SATISFIED,
                        AnswerMeasures.verySatisfied(answers, isWithheld))))
            .with(yearsOf(usage));
    if (!usage.bySite().isEmpty()) {
      content = content.with(table(BreakdownSubject.SITE, usage.bySite(), sites::of));
    }
    if (!usage.byService().isEmpty()) {
      content =
          content.with(
              table(
                  BreakdownSubject.SERVICE,
                  usage.byService(),
                  code -> Label.of(texts, text -> services.name(code, text))));
    } else if (!question.scope().isWholeFleet()) {
      content = content.with(Remark.of(RemarkKind.ANSWERS_BY_SERVICE_OF_WHOLE_NETWORK));
    }
    if (isExceeded) {
      content =
          content.with(
              Remark.of(
                  RemarkKind.MORE_ANSWERS_THAN_INTERVIEWS, answers.count(), usage.heldInYears()));
    }
    if (!question.scope().isWholeFleet()
        && !isWithheld
        && usage.bySite().stream().anyMatch(UsageFigures.Group::hidden)) {
      content = content.with(Remark.of(RemarkKind.SITES_WITHHELD));
    }
    return isWithheld ? content.with(Remark.of(RemarkKind.ANSWERS_TOO_FEW)) : content;
  }

  /** A year that runs is not told: who looks before and after an answer would know it. */
  private static Remark yearsOf(UsageFigures usage) {
    return usage.years().isEmpty()
        ? Remark.of(RemarkKind.NO_YEAR_TOLD)
        : Remark.of(RemarkKind.ANSWERS_BY_YEAR, usage.years().first(), usage.years().last());
  }

  private static <K> Breakdown table(
      BreakdownSubject subject, List<UsageFigures.Group<K>> groups, Function<K, Label> label) {
    return new Breakdown(
        subject,
        COLUMNS,
        groups.stream()
            .map(
                group ->
                    new Breakdown.Line(
                        label.apply(group.of()),
                        List.of(
                            count(group.answers(), group.hidden()),
                            AnswerMeasures.satisfied(group.answers(), group.hidden()),
                            AnswerMeasures.verySatisfied(group.answers(), group.hidden()))))
            .toList());
  }

  private static Measure count(SurveyAnswerCounts answers, boolean isHidden) {
    return isHidden ? new Measure.Withheld() : new Measure.Count(answers.count());
  }
}
