package fr.teleguichet.edge.identity;

import fr.teleguichet.est.ServerTrust;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the configuration says of the unit's identity.
 *
 * @param claimFile where the workshop leaves a claim
 * @param manager whom a unit without a claim asks
 * @param authority the SHA-256 of the manager's root certificate; the machine's own authorities
 *     count without it
 * @param kiosk the name that the unit must get, when one is set
 * @param territory the territory that it must get, when one is set
 */
public record IdentitySettings(
    Path claimFile,
    Optional<URI> manager,
    Optional<Fingerprint> authority,
    Optional<KioskName> kiosk,
    Optional<Territory> territory) {

  /** Why the unit is given out for the wrong kiosk; nothing when it is not. */
  Optional<String> disagreement(KioskId name) {
    if (kiosk.isPresent() && !kiosk.get().equals(name.name())) {
      return Optional.of(differs("kiosk.id", kiosk.get().value(), name.name().value()));
    }
    if (territory.isPresent() && !territory.get().equals(name.territory())) {
      return Optional.of(
          differs("kiosk.territory", territory.get().value(), name.territory().value()));
    }
    return Optional.empty();
  }

  private static String differs(String setting, String ours, String theirs) {
    return "the setting %s is \"%s\", and the fleet calls this unit \"%s\"; take the setting away, or enrol the right unit"
        .formatted(setting, ours, theirs);
  }

  /** How a unit asks that shows nothing but its code. */
  Optional<UnitEnrolmentParameters> byCode() {
    ServerTrust trust =
        authority
            .<ServerTrust>map(ServerTrust.Pinned::new)
            .orElseGet(() -> new ServerTrust.WebPki(List.of()));
    return manager.map(
        address ->
            new UnitEnrolmentParameters(
                address, trust, new fr.teleguichet.est.EstClientCredential.Nothing()));
  }
}
