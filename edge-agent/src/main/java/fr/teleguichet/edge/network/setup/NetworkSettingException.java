package fr.teleguichet.edge.network.setup;

/** A network can't be set like that. What was written is not repeated: it may be a password. */
public final class NetworkSettingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final NetworkSettingProblem problem;

  NetworkSettingException(NetworkSettingProblem problem) {
    super(problem.code());
    this.problem = problem;
  }

  /** What is wrong. */
  public NetworkSettingProblem problem() {
    return problem;
  }

  static void check(boolean isRight, NetworkSettingProblem problem) {
    if (!isRight) {
      throw new NetworkSettingException(problem);
    }
  }
}
