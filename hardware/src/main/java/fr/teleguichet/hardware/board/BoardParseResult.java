package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.yaml.YamlProblem;
import java.util.List;

/** What became of the reading of a board file. */
public sealed interface BoardParseResult {

  /** The file is right in every respect. */
  record Accepted(BoardProfile profile) implements BoardParseResult {}

  /** The file can't be used; everything that has to be mended, at least one thing. */
  record Refused(List<YamlProblem> problems) implements BoardParseResult {
    public Refused {
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("a refusal needs a problem");
      }
      problems = List.copyOf(problems);
    }
  }
}
