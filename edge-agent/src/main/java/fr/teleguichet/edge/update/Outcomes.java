package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.install.InstallException;
import java.util.Optional;

/** The ends that an undertaking can come to, in words. */
final class Outcomes {

  private Outcomes() {}

  static Outcome succeeded(Undertaking undertaking) {
    Target first = undertaking.targets().getFirst();
    return new Outcome(
        undertaking.order().action(),
        Outcome.End.SUCCEEDED,
        Optional.empty(),
        undertaking.versions(),
        "Version %s runs and has proved itself.".formatted(first.to()));
  }

  static Outcome notProven(Undertaking undertaking, String check, String sentence) {
    return Outcome.failed(
        undertaking.order().action(),
        Cause.NOT_PROVEN,
        "check=%s %s".formatted(check, undertaking.versions()),
        sentence);
  }

  static Outcome interrupted(Undertaking undertaking, String sentence) {
    return failed(undertaking, Cause.INTERRUPTED, sentence);
  }

  static Outcome failed(Undertaking undertaking, Cause cause, String sentence) {
    return Outcome.failed(undertaking.order().action(), cause, undertaking.versions(), sentence);
  }

  /** What an installer or a download says, and anything else that went wrong. */
  static Outcome failed(String action, String facts, Throwable why) {
    Cause cause = why instanceof InstallException it ? Cause.of(it.reason()) : Cause.FAILED;
    return Outcome.failed(action, cause, facts, "It is not installed: " + why.getMessage() + ".");
  }

  static Outcome noWayBack(UpdateState.GoingBack state) {
    return failed(
        state.undertaking(),
        Cause.NO_WAY_BACK,
        "It failed (" + state.outcome().line() + "), and the former version does not come back.");
  }
}
