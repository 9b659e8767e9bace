package fr.teleguichet.fleet.evaluation.chapter;

import fr.teleguichet.fleet.evaluation.AnswerMeasures;
import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.ChapterSource;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.evaluation.EvaluationFigure;
import fr.teleguichet.fleet.evaluation.EvaluationQuestion;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.evaluation.Remark;
import fr.teleguichet.fleet.evaluation.RemarkKind;
import fr.teleguichet.fleet.interview.SurveyAnswerCounts;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/** The chapters of one figure that the survey's answers give. */
@Factory
final class AnswerChapters {

  private record One(
      EvaluationChapter chapter, Indicator indicator, Function<SurveyAnswerCounts, Measure> measure)
      implements ChapterSource {
    @Override
    public ChapterContent read(EvaluationQuestion question) {
      return ChapterContent.of(
          chapter,
          List.of(new EvaluationFigure(indicator, measure.apply(question.usage().answers()))));
    }
  }

  @Singleton
  ChapterSource recommendation() {
    return new One(
        EvaluationChapter.RECOMMENDATION,
        Indicator.RECOMMEND,
        answers -> AnswerMeasures.recommend(answers, answers.areTooFew()));
  }

  @Singleton
  ChapterSource resolution() {
    return new One(
        EvaluationChapter.RESOLUTION,
        Indicator.RESOLVED,
        answers -> AnswerMeasures.resolved(answers, answers.areTooFew()));
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
    public ChapterContent read(EvaluationQuestion question) {
      return ChapterContent.of(chapter(), List.of()).with(Remark.of(RemarkKind.NO_COMMENTS));
    }
  }
}
