package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.enrolment.TargetIdResolver;
import fr.teleguichet.fleet.pki.device.DeviceRefusalAudit;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.update.token.DeviceTokenAuthenticator;
import fr.teleguichet.fleet.update.token.PresentedToken;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.protocol.NodeAddress;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who shows a token in place of a certificate. A wrong one is 401 whatever is wrong with
 * it, so that nobody learns which kiosks there are. A right one is let in whatever else came from
 * its address: guessing 256 random bits is hopeless, so what {@link WrongTokenLimiter} counts
 * protects the log and tells a client to slow down, and nothing secret.
 */
@Singleton
final class DdiTokenAuthenticator {
  private final DeviceTokenAuthenticator tokens;
  private final TargetIdResolver targets;
  private final DeviceRefusalAudit refusals;
  private final WrongTokenLimiter wrong;

  DdiTokenAuthenticator(
      DeviceTokenAuthenticator tokens,
      TargetIdResolver targets,
      DeviceRefusalAudit refusals,
      WrongTokenLimiter wrong) {
    this.tokens = tokens;
    this.targets = targets;
    this.refusals = refusals;
    this.wrong = wrong;
  }

  /**
   * The kiosk, when the token is its own or stands for every kiosk, and it was not retired.
   *
   * @param controllerId its id in updates, or its group and node in one segment
   */
  KioskId check(@Nullable String header, String controllerId, String address) {
    // Every step whatever the step before said: how long a refusal takes says nothing of which
    // kiosks there are.
    Optional<KioskId> kiosk =
        isId(controllerId) ? targets.held(KioskUrlName.parse(controllerId)) : Optional.empty();
    TargetId id = kiosk.map(targets::of).orElseGet(() -> new TargetId(controllerId));
    PresentedToken token =
        PresentedToken.read(header)
            .filter(it -> it.gateway() || isId(controllerId))
            .filter(it -> tokens.counts(id, it))
            .orElseThrow(() -> wrong(address));
    return kiosk.orElseThrow(
        () -> token.gateway() ? unplanned(controllerId, address) : wrong(address));
  }

  private static boolean isId(String controllerId) {
    return KioskName.isValid(controllerId)
        || NodeAddress.ofSegment(controllerId).flatMap(TargetIdResolver::unitName).isPresent();
  }

  private DdiRefusalException wrong(String address) {
    boolean locked = wrong.count(address);
    refusals.tell(
        new DeviceRefusalAudit.Refusal(
            address, "ddi-token", "-", "It showed a token that does not count."));
    return locked
        ? DdiRefusalException.tooFast(
            "Too many wrong tokens came from this address: wait a minute.",
            Math.toIntExact(WrongTokenLimiter.SPAN.toSeconds()))
        : DdiRefusalException.unauthorized();
  }

  /** Who has the token of a gateway may know which kiosks there are. */
  private DdiRefusalException unplanned(String controllerId, String address) {
    refusals.tell(
        new DeviceRefusalAudit.Refusal(
            address,
            "ddi-unplanned",
            isId(controllerId) ? controllerId : "-",
            "A gateway asked for a kiosk that nobody planned, or that was retired."));
    return DdiRefusalException.notFound();
  }
}
