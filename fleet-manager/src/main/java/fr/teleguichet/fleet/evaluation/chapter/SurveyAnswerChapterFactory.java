package fr.teleguichet.fleet.evaluation.chapter;

import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.ChapterSource;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.evaluation.EvaluationContext;
import fr.teleguichet.fleet.evaluation.EvaluationFigure;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.evaluation.Remark;
import fr.teleguichet.fleet.evaluation.RemarkKind;
import fr.teleguichet.fleet.evaluation.SurveyMeasureFactory;
import fr.teleguichet.fleet.interview.SurveyAnswerCounts;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.BiFunction;

/** The chapters of a question of the survey: its share, and who answered, of which site. */
@Factory
final class SurveyAnswerChapterFactory {

  private record One(
      EvaluationChapter chapter,
      Indicator indicator,
      BiFunction<SurveyAnswerCounts, Boolean, Measure> measure,
      SurveyAnswerBreakdownFactory tables)
      implements ChapterSource {
    @Override
    public ChapterContent read(EvaluationContext question) {
      SurveyAnswerCounts answers = question.usage().answers();
      return tables.add(
          ChapterContent.of(
              chapter,
              List.of(
                  new EvaluationFigure(indicator, measure.apply(answers, answers.areTooFew())),
                  SurveyMeasureFactory.rateOf(question.usage()))),
          question,
          List.of(
              new SurveyAnswerBreakdownFactory.Column(
                  indicator, it -> measure.apply(it.answers(), it.hidden())),
              new SurveyAnswerBreakdownFactory.Column(
                  Indicator.ANSWER_RATE,
                  it -> SurveyMeasureFactory.rate(it.answers(), it.held(), it.hidden()))));
    }
  }

  @Singleton
  ChapterSource recommendation(SurveyAnswerBreakdownFactory tables) {
    return new One(
        EvaluationChapter.RECOMMENDATION,
        Indicator.RECOMMEND,
        SurveyMeasureFactory::recommend,
        tables);
  }

  @Singleton
  ChapterSource resolution(SurveyAnswerBreakdownFactory tables) {
    return new One(
        EvaluationChapter.RESOLUTION, Indicator.RESOLVED, SurveyMeasureFactory::resolved, tables);
  }

  /** Comments are not collected, and the report says so. */
  @Singleton
  ChapterSource verbatims() {
    return new Verbatims();
  }

  private record Verbatims() implements ChapterSource {
    @Override
    public EvaluationChapter chapter() {
      return EvaluationChapter.VERBATIMS;
    }

    @Override
    public ChapterContent read(EvaluationContext question) {
      return ChapterContent.of(chapter(), List.of()).with(Remark.of(RemarkKind.NO_COMMENTS));
    }
  }
}
