package fr.teleguichet.fleet.site.transfer;

import java.util.List;
import java.util.Locale;

/**
 * What an import would do.
 *
 * @param changes the sites that would be made or changed; those that stay as they are have no
 *     columns
 * @param problems why nothing is done, in the order of the file
 */
public record ImportPreview(List<Change> changes, List<ImportProblem> problems) {

  /** Whether a site is new. */
  public enum Kind {
    ADDED,
    CHANGED,
    SAME;

    /** The word for it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A site of the file.
   *
   * @param columns what would change
   */
  public record Change(String code, String name, Kind kind, List<String> columns) {
    public Change {
      columns = List.copyOf(columns);
    }
  }

  public ImportPreview {
    changes = List.copyOf(changes);
    problems = List.copyOf(problems);
  }

  /** How many sites of this kind there are. */
  public long count(Kind kind) {
    return changes.stream().filter(it -> it.kind() == kind).count();
  }

  /** Whether there is anything to do, and nothing in its way. */
  public boolean canBeConfirmed() {
    return problems.isEmpty() && changes.stream().anyMatch(it -> it.kind() != Kind.SAME);
  }
}
