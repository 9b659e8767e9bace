package fr.teleguichet.fleet.update.action;

import java.time.Instant;

/**
 * One update of one kiosk.
 *
 * @param distribution the number of the distribution that it shall have then
 * @param forced whether the kiosk shall not wait for a good moment
 * @param since when it came into its state
 * @param actor who wanted it, by the name of that day
 */
public record Action(
    int id,
    String kiosk,
    int distribution,
    ActionState state,
    boolean forced,
    Instant made,
    Instant since,
    String actor) {

  /** Changes whenever the kiosk should look again. */
  public int hash() {
    return Math.floorMod(31 * (31 * id + state.word().hashCode()) + (forced ? 1 : 0), 1 << 30);
  }
}
