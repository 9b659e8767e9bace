package fr.teleguichet.fleet.evaluation.chapter;

import fr.teleguichet.fleet.evaluation.BilingualLabel;
import fr.teleguichet.fleet.evaluation.Breakdown;
import fr.teleguichet.fleet.evaluation.BreakdownSubject;
import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.EvaluationContext;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.evaluation.Remark;
import fr.teleguichet.fleet.evaluation.RemarkKind;
import fr.teleguichet.fleet.interview.UsageFigures;
import fr.teleguichet.fleet.interview.UsageFigures.Group;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.web.page.MessageBundles;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/**
 * Answers by site and by service: the same cells, of whole years, that the page of satisfaction
 * tells, and none besides.
 */
@Singleton
final class SurveyAnswerBreakdownFactory {

  /** What a column counts. */
  record Column(Indicator indicator, Function<Group<?>, Measure> measure) {}

  private final PublicServiceCache services;
  private final SiteRowLabelFactory sites;
  private final MessageBundles texts;

  SurveyAnswerBreakdownFactory(
      PublicServiceCache services, SiteRowLabelFactory sites, MessageBundles texts) {
    this.services = services;
    this.sites = sites;
    this.texts = texts;
  }

  /** The chapter with both tables; a part of the network has none by service. */
  ChapterContent add(ChapterContent chapter, EvaluationContext question, List<Column> columns) {
    UsageFigures usage = question.usage();
    ChapterContent content = chapter;
    if (!usage.bySite().isEmpty()) {
      content = content.with(table(BreakdownSubject.SITE, usage.bySite(), sites::of, columns));
    }
    if (!usage.byService().isEmpty()) {
      return content.with(
          table(
              BreakdownSubject.SERVICE,
              usage.byService(),
              code -> BilingualLabel.of(texts, text -> services.name(code, text)),
              columns));
    }
    return question.scope().isWholeFleet()
        ? content
        : content.with(Remark.of(RemarkKind.ANSWERS_BY_SERVICE_OF_WHOLE_NETWORK));
  }

  private static <K> Breakdown table(
      BreakdownSubject subject,
      List<Group<K>> groups,
      Function<K, BilingualLabel> label,
      List<Column> columns) {
    return new Breakdown(
        subject,
        columns.stream().map(Column::indicator).toList(),
        groups.stream()
            .map(
                group ->
                    new Breakdown.Line(
                        label.apply(group.of()),
                        columns.stream().map(it -> it.measure().apply(group)).toList()))
            .toList());
  }
}
