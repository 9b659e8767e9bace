package fr.teleguichet.provisioning.fleet;

import fr.teleguichet.hardware.identity.Fingerprint;
import java.util.Optional;

/**
 * What the manager knows of a unit.
 *
 * @param kiosk its kiosk's id
 * @param site where it stands, as people call it; may be empty
 * @param state the manager's word for where it is in its life, such as {@code enrolled}
 * @param key its key's fingerprint, once it has shown one
 * @param connected whether it is connected now, if the manager says so
 */
public record UnitSummary(
    String kiosk,
    String territory,
    String site,
    String state,
    Optional<Fingerprint> key,
    Optional<Boolean> connected) {}
