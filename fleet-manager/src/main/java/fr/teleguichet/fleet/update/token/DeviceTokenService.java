package fr.teleguichet.fleet.update.token;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.account.secret.SecretGenerator;
import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.audit.StoredActor;
import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.update.ScopedKioskLookup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes and revokes devices' tokens, and writes down who did. */
@Singleton
final class DeviceTokenService {
  private static final int MAX_NAME_LENGTH = 60;
  private static final int MAX_DAYS = 365;
  private static final int MAX_GATEWAYS = 20;

  private final DeviceTokenSettings settings;
  private final DeviceTokenRepository table;
  private final GatewayTokenCache gateways;
  private final ScopedKioskLookup kiosks;
  private final SecretGenerator secrets;
  private final AuditLog audit;

  DeviceTokenService(
      DeviceTokenSettings settings,
      DeviceTokenRepository table,
      GatewayTokenCache gateways,
      ScopedKioskLookup kiosks,
      SecretGenerator secrets,
      AuditLog audit) {
    this.settings = settings;
    this.table = table;
    this.gateways = gateways;
    this.kiosks = kiosks;
    this.secrets = secrets;
    this.audit = audit;
  }

  /** The name of a kiosk that there is and that the visitor may see. */
  TargetId kiosk(String name, Principal visitor) {
    return kiosks.find(name, visitor);
  }

  /** That the kiosk has a token; the token itself nobody can read again. */
  DeviceTokenJson.Target target(TargetId kiosk) {
    return table
        .target(kiosk)
        .map(it -> new DeviceTokenJson.Target(it.made(), it.actor(), null))
        .orElseThrow(() -> RefusalException.unknown("token of the kiosk", kiosk.value()));
  }

  /** Makes the kiosk's token; one that it had does not count any more. */
  DeviceTokenJson.Target makeTarget(TargetId kiosk, Principal visitor) {
    needs(settings.target(), DeviceTokenSettings.TARGET.key());
    tell(visitor, "update.target-token-made", kiosk.value(), Map.of());
    SecretToken token = secrets.text();
    table.putTarget(kiosk, token, StoredActor.of(visitor.actor()).name());
    DeviceTokenJson.Target made = target(kiosk);
    return new DeviceTokenJson.Target(made.made(), made.by(), token.reveal());
  }

  /** Takes the kiosk's token. */
  void revokeTarget(TargetId kiosk, Principal visitor) {
    DeviceTokenJson.Target _ = target(kiosk);
    tell(visitor, "update.target-token-revoked", kiosk.value(), Map.of());
    boolean _ = table.deleteTarget(kiosk);
  }

  List<DeviceTokenJson.Gateway> gateways() {
    return table.allGateways().stream().map(it -> DeviceTokenJson.Gateway.of(it, null)).toList();
  }

  /** Makes a token that stands for every kiosk. */
  DeviceTokenJson.Gateway makeGateway(DeviceTokenJson.WantedGateway wanted, Principal visitor) {
    needs(settings.gateway(), DeviceTokenSettings.GATEWAY.key());
    String name = name(wanted.name());
    int days = wanted.days() == null ? 0 : wanted.days();
    if (days < 1 || days > MAX_DAYS) {
      throw RefusalException.field("days", "give how many days it counts, 1 to " + MAX_DAYS);
    }
    if (table.gateways() >= MAX_GATEWAYS) {
      throw RefusalException.conflict(
          "There are " + MAX_GATEWAYS + " gateway tokens that count already: revoke one first.");
    }
    tell(visitor, "update.gateway-token-made", name, Map.of("days", Integer.toString(days)));
    SecretToken token = secrets.text();
    return DeviceTokenJson.Gateway.of(
        table.addGateway(
            name, token, Duration.ofDays(days), StoredActor.of(visitor.actor()).name()),
        token.reveal());
  }

  /** Takes such a token. */
  void revokeGateway(int id, Principal visitor) {
    GatewayToken known =
        table
            .gateway(id)
            .orElseThrow(() -> RefusalException.unknown("gateway token", Integer.toString(id)));
    tell(visitor, "update.gateway-token-revoked", known.name(), Map.of());
    table.revokeGateway(id);
    gateways.look();
  }

  private static String name(@Nullable String name) {
    String some = name == null ? "" : name.strip();
    if (!some.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0," + (MAX_NAME_LENGTH - 1) + "}")) {
      throw RefusalException.field(
          "name", "give letters, digits, blanks and . _ -, " + MAX_NAME_LENGTH + " at most");
    }
    return some;
  }

  private static void needs(boolean on, String key) {
    if (!on) {
      throw RefusalException.conflict(
          "Such tokens do not count here: set "
              + key
              + " to true first, and read what it gives"
              + " up.");
    }
  }

  private void tell(Principal visitor, String action, String subject, Map<String, String> details) {
    audit.append(new AuditEntry(visitor.actor(), action, subject, visitor.address(), details));
  }
}
