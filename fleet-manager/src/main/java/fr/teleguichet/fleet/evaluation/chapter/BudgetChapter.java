package fr.teleguichet.fleet.evaluation.chapter;

import fr.teleguichet.fleet.budget.BudgetReader;
import fr.teleguichet.fleet.evaluation.BudgetChapterContentFactory;
import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.ChapterSource;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.evaluation.EvaluationContext;
import jakarta.inject.Singleton;

/** What the calendar years of the months cost, who paid, and what an interview cost. */
@Singleton
final class BudgetChapter implements ChapterSource {

  private final BudgetReader budget;

  BudgetChapter(BudgetReader budget) {
    this.budget = budget;
  }

  @Override
  public EvaluationChapter chapter() {
    return EvaluationChapter.BUDGET;
  }

  @Override
  public ChapterContent read(EvaluationContext question) {
    return BudgetChapterContentFactory.of(
        budget.read(question.months().first(), question.months().last(), question.scope()));
  }
}
