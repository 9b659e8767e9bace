package fr.teleguichet.fleet.evaluation;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A chapter's table.
 *
 * @param subject what its lines are
 * @param columns what its columns count
 * @param lines in the order in which they are shown
 */
@Serdeable
@Schema(name = "EvaluationBreakdown")
public record Breakdown(BreakdownSubject subject, List<Indicator> columns, List<Line> lines) {

  public Breakdown {
    columns = List.copyOf(columns);
    lines = List.copyOf(lines);
    for (Line line : lines) {
      if (line.cells().size() != columns.size()) {
        throw new IllegalArgumentException(
            "the line " + line.label() + " has " + line.cells().size() + " cells");
      }
    }
  }

  /**
   * A line.
   *
   * @param cells one for each column
   */
  @Serdeable
  @Schema(name = "EvaluationLine")
  public record Line(BilingualLabel label, List<Measure> cells) {
    public Line {
      cells = List.copyOf(cells);
    }
  }
}
