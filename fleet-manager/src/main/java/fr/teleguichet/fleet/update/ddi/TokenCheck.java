package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.device.Refusals;
import fr.teleguichet.fleet.enrolment.UnitList;
import fr.teleguichet.fleet.update.token.DeviceTokens;
import fr.teleguichet.hardware.device.KioskId;
import fr.teleguichet.hardware.identity.CertificateName;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who shows a token in place of a certificate. Wrong ones are 401 whatever is wrong with
 * them, so that nobody learns which kiosks there are, and after ten of them in a minute an address
 * is not looked at any more until the minute is over.
 */
@Singleton
final class TokenCheck {
  static final int MOST_FAILURES = 10;
  static final Duration SPAN = Duration.ofMinutes(1);

  private static final Pattern HEADER =
      Pattern.compile("(TargetToken|GatewayToken) +([!-~]{1,128})", Pattern.CASE_INSENSITIVE);

  private final DeviceTokens tokens;
  private final UnitList units;
  private final Refusals refusals;
  private final Tempo failures;

  TokenCheck(DeviceTokens tokens, UnitList units, Refusals refusals, Clock clock) {
    this.tokens = tokens;
    this.units = units;
    this.refusals = refusals;
    this.failures = new Tempo(MOST_FAILURES, SPAN, clock);
  }

  /** The kiosk, when the token is its own or stands for every kiosk, and it was not retired. */
  CertificateName.Kiosk check(@Nullable String header, String controllerId, String address) {
    if (failures.isExhausted(address)) {
      throw Refusal.tooFast(
          "Too many wrong tokens came from this address: wait a minute.",
          Math.toIntExact(SPAN.toSeconds()));
    }
    Matcher read = HEADER.matcher(header == null ? "" : header);
    Optional<CertificateName.Kiosk> kiosk =
        read.matches() && KioskId.isValid(controllerId) && isRight(read, controllerId)
            ? kiosk(controllerId)
            : Optional.empty();
    return kiosk.orElseThrow(
        () -> {
          failures.count(address);
          refusals.tell(
              new Refusals.Refusal(
                  address, "ddi-token", "-", "It showed a token that does not count."));
          return Refusal.unauthorized();
        });
  }

  private boolean isRight(Matcher read, String controllerId) {
    String token = read.group(2);
    return read.group(1).equalsIgnoreCase("TargetToken")
        ? tokens.isTargets(controllerId, token)
        : tokens.isGateways(token);
  }

  private Optional<CertificateName.Kiosk> kiosk(String controllerId) {
    return units.holder(new KioskId(controllerId)).flatMap(unit -> unit.state().kiosk());
  }
}
