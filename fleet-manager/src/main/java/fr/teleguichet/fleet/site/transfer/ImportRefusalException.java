package fr.teleguichet.fleet.site.transfer;

/** A file that cannot be read on. */
public final class ImportRefusalException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient ImportProblem problem;

  ImportRefusalException(ImportProblem problem) {
    super(problem.key() + " in line " + problem.line() + ", column " + problem.column());
    this.problem = problem;
  }

  /** What is wrong, and where. */
  public ImportProblem problem() {
    return problem;
  }
}
