package fr.teleguichet.edge.network.setup;

/** A network can't be set like that. What was written is not repeated: it may be a password. */
public final class SettingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final SettingProblem problem;

  SettingException(SettingProblem problem) {
    super(problem.code());
    this.problem = problem;
  }

  /** What is wrong. */
  public SettingProblem problem() {
    return problem;
  }

  static void check(boolean isRight, SettingProblem problem) {
    if (!isRight) {
      throw new SettingException(problem);
    }
  }
}
