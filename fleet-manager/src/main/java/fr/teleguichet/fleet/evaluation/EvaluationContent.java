package fr.teleguichet.fleet.evaluation;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that a report says: numbers and names, and no sentence of one language.
 *
 * @param format which shape this is, so that a later release reads what an earlier one froze
 * @param first the first month, such as 2026-01
 * @param last the last month
 * @param territory which part of the network; empty for all of it
 * @param taken when the figures were taken
 */
@Serdeable
@Schema(name = "EvaluationContent")
public record EvaluationContent(
    int format,
    String first,
    String last,
    String territory,
    Instant taken,
    List<ChapterContent> chapters,
    List<TerritoryPage> territories,
    FrozenParameters parameters) {

  /** The shape that this release writes. */
  public static final int FORMAT = 1;

  public EvaluationContent {
    chapters = List.copyOf(chapters);
    territories = List.copyOf(territories);
  }

  /** What a chapter says; empty where an earlier release knew no such chapter. */
  public Optional<ChapterContent> chapter(EvaluationChapter chapter) {
    return chapters.stream().filter(it -> it.chapter() == chapter).findFirst();
  }

  /** From how many seconds on a talk counts in it; empty where an earlier release did not say. */
  public Optional<Integer> countedFrom() {
    return chapter(EvaluationChapter.INTERVIEWS).stream()
        .flatMap(chapter -> chapter.remarks().stream())
        .filter(remark -> remark.kind() == RemarkKind.COUNTED_FROM)
        .map(remark -> Math.toIntExact(remark.numbers().getFirst()))
        .findFirst();
  }

  /** The value of a figure, where the report has it. */
  public Optional<Measure> find(EvaluationChapter chapter, Indicator indicator) {
    return chapter(chapter).flatMap(it -> it.find(indicator));
  }
}
