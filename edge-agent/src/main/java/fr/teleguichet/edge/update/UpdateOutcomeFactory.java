package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.install.InstallException;
import java.time.Duration;
import java.util.Optional;

/** The ends that an undertaking can come to, in words. */
final class UpdateOutcomeFactory {

  private UpdateOutcomeFactory() {}

  static UpdateOutcome succeeded(UpdateInProgress undertaking) {
    PartVersionChange first = undertaking.targets().getFirst();
    return new UpdateOutcome(
        undertaking.order().action(),
        UpdateOutcome.End.SUCCEEDED,
        Optional.empty(),
        undertaking.versions(),
        "Version %s runs and has proved itself.".formatted(first.to()));
  }

  static UpdateOutcome notProven(UpdateInProgress undertaking, String check, String sentence) {
    return UpdateOutcome.failed(
        undertaking.order().action(),
        UpdateFailureCause.NOT_PROVEN,
        "check=%s %s".formatted(check, undertaking.versions()),
        sentence);
  }

  static UpdateOutcome interrupted(UpdateInProgress undertaking, String sentence) {
    return failed(undertaking, UpdateFailureCause.INTERRUPTED, sentence);
  }

  static UpdateOutcome failed(
      UpdateInProgress undertaking, UpdateFailureCause cause, String sentence) {
    return UpdateOutcome.failed(
        undertaking.order().action(), cause, undertaking.versions(), sentence);
  }

  /** What an installer or a download says, and anything else that went wrong. */
  static UpdateOutcome failed(String action, String facts, Throwable why) {
    UpdateFailureCause cause =
        why instanceof InstallException it
            ? UpdateFailureCause.of(it.reason())
            : UpdateFailureCause.FAILED;
    // What RAUC or a disk says may end as a sentence already.
    String said = String.valueOf(why.getMessage()).strip().replaceFirst("\\.$", "");
    return UpdateOutcome.failed(action, cause, facts, "It is not installed: " + said + ".");
  }

  /**
   * It was not made in the longest time.
   *
   * @param what did not come
   */
  static UpdateOutcome waitedTooLong(String action, String what, Duration longest) {
    return UpdateOutcome.failed(
        action,
        UpdateFailureCause.WAITED_TOO_LONG,
        "days=" + longest.toDays(),
        "%s did not come within %d days: somebody has to see to this kiosk."
            .formatted(what, longest.toDays()));
  }

  static UpdateOutcome noWayBack(UpdateState.GoingBack state) {
    return failed(
        state.undertaking(),
        UpdateFailureCause.NO_WAY_BACK,
        "It failed (" + state.outcome().line() + "), and the former version does not come back.");
  }
}
