package fr.teleguichet.fleet.evaluation;

/** Where a chapter of the report comes from: one for each chapter. */
public interface ChapterSource {

  /** The chapter that it fills. */
  EvaluationChapter chapter();

  /** What the chapter says. */
  ChapterContent read(EvaluationContext question);
}
