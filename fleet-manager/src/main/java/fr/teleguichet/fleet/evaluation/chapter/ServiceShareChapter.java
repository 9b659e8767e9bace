package fr.teleguichet.fleet.evaluation.chapter;

import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.ChapterSource;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.evaluation.EvaluationContext;
import fr.teleguichet.fleet.evaluation.ServiceBreakdownFactory;
import jakarta.inject.Singleton;
import java.util.List;

/** Which share of the interviews each public body has. */
@Singleton
final class ServiceShareChapter implements ChapterSource {

  private final ServiceBreakdownFactory services;

  ServiceShareChapter(ServiceBreakdownFactory services) {
    this.services = services;
  }

  @Override
  public EvaluationChapter chapter() {
    return EvaluationChapter.SERVICES;
  }

  @Override
  public ChapterContent read(EvaluationContext question) {
    return ChapterContent.of(chapter(), List.of())
        .with(services.of(question.usage().places(), question.usage().total().held()));
  }
}
