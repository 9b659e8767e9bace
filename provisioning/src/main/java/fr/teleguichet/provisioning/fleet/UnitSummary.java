package fr.teleguichet.provisioning.fleet;

import fr.teleguichet.hardware.identity.Fingerprint;
import java.util.Optional;
import java.util.Set;

/**
 * What the manager knows of a unit.
 *
 * @param number the manager's own for it, given once
 * @param kiosk its kiosk's id; empty for a unit that nobody has accepted yet
 * @param site where it stands, as people call it; may be empty
 * @param state the manager's word for where it is in its life, such as {@code enrolled}
 * @param key its key's fingerprint, once it has shown one
 */
public record UnitSummary(
    int number,
    String kiosk,
    String territory,
    String site,
    String state,
    Optional<Fingerprint> key) {

  private static final Set<String> HOLDING = Set.of("planned", "enrolled", "accepted", "lapsed");

  /** Its kiosk's territory and id in one word, which names it among all kiosks. */
  public String address() {
    return territory + ":" + kiosk;
  }

  /** Whether it holds its kiosk's name now: at most one unit of a kiosk does. */
  public boolean isHolder() {
    return !kiosk.isEmpty() && HOLDING.contains(state);
  }

  /** Whether a device is still to come: a claim awaits it. */
  public boolean isPlanned() {
    return state.equals("planned");
  }
}
