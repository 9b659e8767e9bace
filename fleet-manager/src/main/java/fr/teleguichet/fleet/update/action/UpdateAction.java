package fr.teleguichet.fleet.update.action;

import fr.teleguichet.fleet.enrolment.TargetId;
import java.time.Instant;
import java.util.Optional;

/**
 * One update of one kiosk.
 *
 * @param distribution the number of the distribution that it shall have then
 * @param forced whether the kiosk shall not wait for a good moment
 * @param since when it came into its state
 * @param actor who wanted it, by the name of that day
 * @param givenUp whether the manager did not wait for the kiosk's word any more
 */
public record UpdateAction(
    int id,
    TargetId kiosk,
    int distribution,
    UpdateActionState state,
    boolean forced,
    Instant made,
    Instant since,
    String actor,
    boolean givenUp) {

  /** The state after this; empty when it can't happen now. */
  Optional<UpdateActionState> after(UpdateActionEvent event) {
    return isGivenUp() ? event.late() : event.on(state);
  }

  /** Whether it counts as failed only because nothing was heard of the kiosk. */
  boolean isGivenUp() {
    return givenUp && state instanceof UpdateActionState.Failed;
  }

  /** Changes whenever the kiosk should look again. */
  public int hash() {
    return Math.floorMod(31 * (31 * id + state.code().hashCode()) + (forced ? 1 : 0), 1 << 30);
  }
}
