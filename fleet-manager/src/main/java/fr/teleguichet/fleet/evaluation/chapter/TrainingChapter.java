package fr.teleguichet.fleet.evaluation.chapter;

import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.ChapterSource;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.evaluation.EvaluationContext;
import fr.teleguichet.fleet.evaluation.EvaluationFigure;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.evaluation.MeasureUnit;
import fr.teleguichet.fleet.training.TrainingFigureReader;
import fr.teleguichet.fleet.training.TrainingFigures;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;

/** Who was trained, and for how many days. */
@Singleton
final class TrainingChapter implements ChapterSource {

  private final TrainingFigureReader trainings;

  TrainingChapter(TrainingFigureReader trainings) {
    this.trainings = trainings;
  }

  @Override
  public EvaluationChapter chapter() {
    return EvaluationChapter.TRAINING;
  }

  @Override
  public ChapterContent read(EvaluationContext question) {
    TrainingFigures figures =
        trainings.read(question.months().first(), question.months().last(), question.scope());
    return ChapterContent.of(
        chapter(),
        List.of(
            EvaluationFigure.count(Indicator.PEOPLE_TRAINED, figures.trained()),
            EvaluationFigure.count(Indicator.PEOPLE_TRAINED_WITHIN, figures.trainedWithin()),
            new EvaluationFigure(Indicator.INITIAL_DAYS, days(figures.initialDays())),
            new EvaluationFigure(Indicator.CONTINUING_DAYS, days(figures.continuingDays()))));
  }

  private static Measure days(double days) {
    return new Measure.Quantity(BigDecimal.valueOf(days), MeasureUnit.DAYS);
  }
}
