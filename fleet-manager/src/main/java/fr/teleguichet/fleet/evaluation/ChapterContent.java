package fr.teleguichet.fleet.evaluation;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a chapter says.
 *
 * @param figures in the order in which they are shown
 * @param breakdowns its tables
 * @param remarks what a reader has to know of these figures
 */
@Serdeable
@Schema(name = "EvaluationChapter")
public record ChapterContent(
    EvaluationChapter chapter,
    List<EvaluationFigure> figures,
    List<Breakdown> breakdowns,
    List<Remark> remarks) {

  public ChapterContent {
    figures = List.copyOf(figures);
    breakdowns = List.copyOf(breakdowns);
    remarks = List.copyOf(remarks);
  }

  /** A chapter that only has figures. */
  public static ChapterContent of(EvaluationChapter chapter, List<EvaluationFigure> figures) {
    return new ChapterContent(chapter, figures, List.of(), List.of());
  }

  /** The same with one more table. */
  public ChapterContent with(Breakdown breakdown) {
    return new ChapterContent(
        chapter,
        figures,
        Stream.concat(breakdowns.stream(), Stream.of(breakdown)).toList(),
        remarks);
  }

  /** The same with one more remark. */
  public ChapterContent with(Remark remark) {
    return new ChapterContent(
        chapter, figures, breakdowns, Stream.concat(remarks.stream(), Stream.of(remark)).toList());
  }

  /** The value of a figure, where the chapter has it. */
  public Optional<Measure> find(Indicator indicator) {
    return figures.stream()
        .filter(figure -> figure.indicator() == indicator)
        .map(EvaluationFigure::measure)
        .findFirst();
  }
}
