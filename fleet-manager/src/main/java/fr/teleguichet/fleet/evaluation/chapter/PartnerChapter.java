package fr.teleguichet.fleet.evaluation.chapter;

import fr.teleguichet.fleet.evaluation.BilingualLabel;
import fr.teleguichet.fleet.evaluation.Breakdown;
import fr.teleguichet.fleet.evaluation.BreakdownSubject;
import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.ChapterSource;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.evaluation.EvaluationContext;
import fr.teleguichet.fleet.evaluation.EvaluationFigure;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.partner.PartnerReportFigures;
import fr.teleguichet.fleet.partner.PartnerReportReader;
import jakarta.inject.Singleton;
import java.util.List;

/** Public bodies whose agreement ran on the last day of the months, and those that may follow. */
@Singleton
final class PartnerChapter implements ChapterSource {

  private final PartnerReportReader partners;

  PartnerChapter(PartnerReportReader partners) {
    this.partners = partners;
  }

  @Override
  public EvaluationChapter chapter() {
    return EvaluationChapter.PARTNERS;
  }

  @Override
  public ChapterContent read(EvaluationContext question) {
    PartnerReportFigures figures =
        partners.read(question.months().first(), question.months().last(), question.scope());
    return ChapterContent.of(
            chapter(),
            List.of(
                EvaluationFigure.count(Indicator.PARTNERS, figures.current().size()),
                EvaluationFigure.count(
                    Indicator.PARTNERS_IN_NEGOTIATION, figures.negotiating().size())))
        .with(names(BreakdownSubject.PARTNER, figures.current()))
        .with(names(BreakdownSubject.PARTNER_IN_NEGOTIATION, figures.negotiating()));
  }

  /** A table that only has names. */
  private static Breakdown names(BreakdownSubject subject, List<String> names) {
    return new Breakdown(
        subject,
        List.of(),
        names.stream()
            .map(name -> new Breakdown.Line(BilingualLabel.of(name), List.of()))
            .toList());
  }
}
