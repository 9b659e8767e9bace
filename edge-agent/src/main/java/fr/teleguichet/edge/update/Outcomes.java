package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.install.InstallException;
import java.time.Duration;
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
    // What RAUC or a disk says may end as a sentence already.
    String said = String.valueOf(why.getMessage()).strip().replaceFirst("\\.$", "");
    return Outcome.failed(action, cause, facts, "It is not installed: " + said + ".");
  }

  /**
   * It was not made in the longest time.
   *
   * @param what did not come
   */
  static Outcome waitedTooLong(String action, String what, Duration longest) {
    return Outcome.failed(
        action,
        Cause.WAITED_TOO_LONG,
        "days=" + longest.toDays(),
        "%s did not come within %d days: somebody has to see to this kiosk."
            .formatted(what, longest.toDays()));
  }

  static Outcome noWayBack(UpdateState.GoingBack state) {
    return failed(
        state.undertaking(),
        Cause.NO_WAY_BACK,
        "It failed (" + state.outcome().line() + "), and the former version does not come back.");
  }
}
