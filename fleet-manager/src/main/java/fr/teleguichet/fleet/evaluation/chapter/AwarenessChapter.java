package fr.teleguichet.fleet.evaluation.chapter;

import fr.teleguichet.fleet.evaluation.BilingualLabel;
import fr.teleguichet.fleet.evaluation.Breakdown;
import fr.teleguichet.fleet.evaluation.BreakdownSubject;
import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.ChapterSource;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.evaluation.EvaluationContext;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.evaluation.Remark;
import fr.teleguichet.fleet.evaluation.RemarkKind;
import fr.teleguichet.fleet.evaluation.SurveyMeasureFactory;
import fr.teleguichet.fleet.interview.SurveyChoiceQuestion;
import fr.teleguichet.fleet.interview.SurveyChoices;
import fr.teleguichet.fleet.interview.UsageFiguresViewModel;
import fr.teleguichet.fleet.web.page.MessageBundles;
import jakarta.inject.Singleton;
import java.util.List;

/** How people came to know of the service, and what they would have done without it. */
@Singleton
final class AwarenessChapter implements ChapterSource {

  private final MessageBundles texts;

  AwarenessChapter(MessageBundles texts) {
    this.texts = texts;
  }

  @Override
  public EvaluationChapter chapter() {
    return EvaluationChapter.AWARENESS;
  }

  @Override
  public ChapterContent read(EvaluationContext question) {
    ChapterContent content =
        ChapterContent.of(chapter(), List.of(SurveyMeasureFactory.rateOf(question.usage())));
    for (SurveyChoices choices : question.usage().choices()) {
      content =
          choices.hidden()
              ? content.with(Remark.of(RemarkKind.ANSWERS_TOO_FEW))
              : choices.count() == 0 ? content : content.with(table(choices));
    }
    return content.breakdowns().isEmpty() && content.remarks().isEmpty()
        ? ChapterContent.of(chapter(), List.of()).with(Remark.of(RemarkKind.NOTHING_WRITTEN))
        : content;
  }

  private Breakdown table(SurveyChoices choices) {
    return new Breakdown(
        choices.question() == SurveyChoiceQuestion.REFERRAL
            ? BreakdownSubject.REFERRAL
            : BreakdownSubject.ALTERNATIVE,
        List.of(Indicator.CHOICE_SHARE),
        choices.choices().stream()
            .map(
                choice ->
                    new Breakdown.Line(
                        BilingualLabel.of(
                            texts, text -> UsageFiguresViewModel.answer(choices, choice, text)),
                        List.of(Measure.sampled(choice.count(), choices.count()))))
            .toList());
  }
}
