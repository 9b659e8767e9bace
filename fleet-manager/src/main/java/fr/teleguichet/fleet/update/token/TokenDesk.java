package fr.teleguichet.fleet.update.token;

import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.account.secret.SecretMaker;
import fr.teleguichet.fleet.account.secret.SecretText;
import fr.teleguichet.fleet.api.Problem;
import fr.teleguichet.fleet.api.ProblemException;
import fr.teleguichet.fleet.audit.ActorWords;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.update.KnownKiosk;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes and revokes devices' tokens, and writes down who did. */
@Singleton
final class TokenDesk {
  private static final int LONGEST_NAME = 60;
  private static final int MOST_DAYS = 365;
  private static final int MOST_GATEWAYS = 20;

  private final TokenSettings settings;
  private final TokenTable table;
  private final GatewayTokens gateways;
  private final KnownKiosk kiosks;
  private final SecretMaker secrets;
  private final AuditLog audit;

  TokenDesk(
      TokenSettings settings,
      TokenTable table,
      GatewayTokens gateways,
      KnownKiosk kiosks,
      SecretMaker secrets,
      AuditLog audit) {
    this.settings = settings;
    this.table = table;
    this.gateways = gateways;
    this.kiosks = kiosks;
    this.secrets = secrets;
    this.audit = audit;
  }

  /** The name of a kiosk that there is and that the visitor may see. */
  String kiosk(String name, Visitor visitor) {
    return kiosks.find(name, visitor);
  }

  /** That the kiosk has a token; the token itself nobody can read again. */
  TokenJson.Target target(String kiosk) {
    return table
        .target(kiosk)
        .map(it -> new TokenJson.Target(it.made(), it.actor(), null))
        .orElseThrow(() -> ProblemException.notFound("token of the kiosk", kiosk));
  }

  /** Makes the kiosk's token; one that it had does not count any more. */
  TokenJson.Target makeTarget(String kiosk, Visitor visitor) {
    needs(settings.target(), TokenSettings.TARGET.key());
    tell(visitor, "update.target-token-made", kiosk, Map.of());
    SecretText token = secrets.text();
    table.putTarget(kiosk, token, ActorWords.of(visitor.actor()).name());
    TokenJson.Target made = target(kiosk);
    return new TokenJson.Target(made.made(), made.by(), token.reveal());
  }

  /** Takes the kiosk's token. */
  void revokeTarget(String kiosk, Visitor visitor) {
    TokenJson.Target _ = target(kiosk);
    tell(visitor, "update.target-token-revoked", kiosk, Map.of());
    boolean _ = table.deleteTarget(kiosk);
  }

  List<TokenJson.Gateway> gateways() {
    return table.allGateways().stream().map(it -> TokenJson.Gateway.of(it, null)).toList();
  }

  /** Makes a token that stands for every kiosk. */
  TokenJson.Gateway makeGateway(TokenJson.WantedGateway wanted, Visitor visitor) {
    needs(settings.gateway(), TokenSettings.GATEWAY.key());
    String name = name(wanted.name());
    int days = wanted.days() == null ? 0 : wanted.days();
    if (days < 1 || days > MOST_DAYS) {
      throw wrong("days", "give how many days it counts, 1 to " + MOST_DAYS);
    }
    if (table.gateways() >= MOST_GATEWAYS) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "There are " + MOST_GATEWAYS + " gateway tokens that count already: revoke one first.");
    }
    tell(visitor, "update.gateway-token-made", name, Map.of("days", Integer.toString(days)));
    SecretText token = secrets.text();
    return TokenJson.Gateway.of(
        table.addGateway(name, token, Duration.ofDays(days), ActorWords.of(visitor.actor()).name()),
        token.reveal());
  }

  /** Takes such a token. */
  void revokeGateway(int id, Visitor visitor) {
    GatewayToken known =
        table
            .gateway(id)
            .orElseThrow(() -> ProblemException.notFound("gateway token", Integer.toString(id)));
    tell(visitor, "update.gateway-token-revoked", known.name(), Map.of());
    table.revokeGateway(id);
    gateways.look();
  }

  private static String name(@Nullable String name) {
    String some = name == null ? "" : name.strip();
    if (!some.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0," + (LONGEST_NAME - 1) + "}")) {
      throw wrong("name", "give letters, digits, blanks and . _ -, " + LONGEST_NAME + " at most");
    }
    return some;
  }

  private static void needs(boolean on, String key) {
    if (!on) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "Such tokens do not count here: set "
              + key
              + " to true first, and read what it gives"
              + " up.");
    }
  }

  private static ProblemException wrong(String field, String detail) {
    return new ProblemException(
        HttpStatus.BAD_REQUEST,
        "Correct the field " + field + ": " + detail + ".",
        List.of(new Problem.FieldError(field, detail)));
  }

  private void tell(Visitor visitor, String action, String subject, Map<String, String> details) {
    audit.append(new AuditEntry(visitor.actor(), action, subject, visitor.address(), details));
  }
}
