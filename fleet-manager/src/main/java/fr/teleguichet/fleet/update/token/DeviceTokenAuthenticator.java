package fr.teleguichet.fleet.update.token;

import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.enrolment.TargetId;
import jakarta.inject.Singleton;
import java.security.MessageDigest;

/**
 * Judges tokens that clients show. The database is asked each time, so that a revocation and an end
 * count at once; digests are compared in constant time.
 */
@Singleton
public final class DeviceTokenAuthenticator {
  private final DeviceTokenSettings settings;
  private final DeviceTokenRepository table;

  DeviceTokenAuthenticator(DeviceTokenSettings settings, DeviceTokenRepository table) {
    this.settings = settings;
    this.table = table;
  }

  /** Whether the token counts for the kiosk. */
  public boolean counts(TargetId kiosk, PresentedToken token) {
    return token.gateway() ? isGateways(token.text()) : isTargets(kiosk, token.text());
  }

  private boolean isTargets(TargetId kiosk, String shown) {
    byte[] digest = SecretToken.sha256(shown);
    return settings.target()
        && table
            .targetDigest(kiosk)
            .filter(known -> MessageDigest.isEqual(known, digest))
            .isPresent();
  }

  private boolean isGateways(String shown) {
    byte[] digest = SecretToken.sha256(shown);
    return settings.gateway()
        && table.gatewayDigests().stream()
                .filter(known -> MessageDigest.isEqual(known, digest))
                .count()
            > 0;
  }
}
