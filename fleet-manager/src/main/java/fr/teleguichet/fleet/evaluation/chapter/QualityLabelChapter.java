package fr.teleguichet.fleet.evaluation.chapter;

import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.ChapterSource;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.evaluation.EvaluationContext;
import fr.teleguichet.fleet.evaluation.EvaluationFigure;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.training.TrainingFigureReader;
import fr.teleguichet.fleet.training.TrainingFigures;
import jakarta.inject.Singleton;
import java.util.List;

/** Sites that had a label on the last day of the months, and whether somebody there is trained. */
@Singleton
final class QualityLabelChapter implements ChapterSource {

  private final TrainingFigureReader trainings;

  QualityLabelChapter(TrainingFigureReader trainings) {
    this.trainings = trainings;
  }

  @Override
  public EvaluationChapter chapter() {
    return EvaluationChapter.LABELS;
  }

  @Override
  public ChapterContent read(EvaluationContext question) {
    TrainingFigures figures =
        trainings.read(question.months().first(), question.months().last(), question.scope());
    return ChapterContent.of(
        chapter(),
        List.of(
            EvaluationFigure.count(Indicator.LABELLED_SITES, figures.labelledSites()),
            EvaluationFigure.count(
                Indicator.LABELLED_SITES_WITH_TRAINED, figures.labelledSitesWithTrained())));
  }
}
