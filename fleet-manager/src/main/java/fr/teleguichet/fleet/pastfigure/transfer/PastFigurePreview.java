package fr.teleguichet.fleet.pastfigure.transfer;

import fr.teleguichet.fleet.pastfigure.PastFigure;
import fr.teleguichet.fleet.site.transfer.ImportPreview.Kind;
import fr.teleguichet.fleet.site.transfer.ImportProblem;
import java.util.List;
import java.util.Optional;

/**
 * What a file would do.
 *
 * @param sheet the name of the sheet that was read; empty of CSV
 * @param changes each figure of the file, in its order
 * @param measured the years of the file that the program measured as well, in order
 * @param problems why nothing is done, in the order of the file
 */
public record PastFigurePreview(
    String sheet, List<Change> changes, List<Integer> measured, List<ImportProblem> problems) {

  /**
   * A figure of the file.
   *
   * @param was what holds now; empty where there is none
   */
  public record Change(PastFigure becomes, Optional<PastFigure> was) {

    /** Whether it is new. */
    public Kind kind() {
      return was.isEmpty() ? Kind.ADDED : was.get().equals(becomes) ? Kind.SAME : Kind.CHANGED;
    }
  }

  public PastFigurePreview {
    changes = List.copyOf(changes);
    measured = List.copyOf(measured);
    problems = List.copyOf(problems);
  }

  /** How many figures of this kind there are. */
  public long count(Kind kind) {
    return changes.stream().filter(it -> it.kind() == kind).count();
  }

  /** Whether there is anything to do, and nothing in its way. */
  public boolean canBeConfirmed() {
    return problems.isEmpty() && changes.stream().anyMatch(it -> it.kind() != Kind.SAME);
  }
}
