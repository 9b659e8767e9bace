package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.device.Refusals;
import fr.teleguichet.fleet.enrolment.UnitList;
import fr.teleguichet.fleet.update.token.DeviceToken;
import fr.teleguichet.fleet.update.token.DeviceTokens;
import fr.teleguichet.hardware.device.KioskId;
import fr.teleguichet.hardware.identity.CertificateName;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who shows a token in place of a certificate. A wrong one is 401 whatever is wrong with
 * it, so that nobody learns which kiosks there are. A right one is let in whatever else came from
 * its address: guessing 256 random bits is hopeless, so what {@link WrongTokens} counts protects
 * the log and tells a client to slow down, and nothing secret.
 */
@Singleton
final class TokenCheck {
  private final DeviceTokens tokens;
  private final UnitList units;
  private final Refusals refusals;
  private final WrongTokens wrong;

  TokenCheck(DeviceTokens tokens, UnitList units, Refusals refusals, WrongTokens wrong) {
    this.tokens = tokens;
    this.units = units;
    this.refusals = refusals;
    this.wrong = wrong;
  }

  /** The kiosk, when the token is its own or stands for every kiosk, and it was not retired. */
  CertificateName.Kiosk check(@Nullable String header, String controllerId, String address) {
    // The token first: how long a refusal takes says nothing of which kiosks there are.
    DeviceToken token =
        DeviceToken.read(header)
            .filter(it -> it.gateway() || KioskId.isValid(controllerId))
            .filter(it -> tokens.counts(controllerId, it))
            .orElseThrow(() -> wrong(address));
    return kiosk(controllerId)
        .orElseThrow(() -> token.gateway() ? unplanned(controllerId, address) : wrong(address));
  }

  private Optional<CertificateName.Kiosk> kiosk(String controllerId) {
    return KioskId.isValid(controllerId)
        ? units.holder(new KioskId(controllerId)).flatMap(unit -> unit.state().kiosk())
        : Optional.empty();
  }

  private Refusal wrong(String address) {
    boolean locked = wrong.count(address);
    refusals.tell(
        new Refusals.Refusal(address, "ddi-token", "-", "It showed a token that does not count."));
    return locked
        ? Refusal.tooFast(
            "Too many wrong tokens came from this address: wait a minute.",
            Math.toIntExact(WrongTokens.SPAN.toSeconds()))
        : Refusal.unauthorized();
  }

  /** Who has the token of a gateway may know which kiosks there are. */
  private Refusal unplanned(String controllerId, String address) {
    refusals.tell(
        new Refusals.Refusal(
            address,
            "ddi-unplanned",
            KioskId.isValid(controllerId) ? controllerId : "-",
            "A gateway asked for a kiosk that nobody planned, or that was retired."));
    return Refusal.notFound();
  }
}
