package fr.teleguichet.fleet.compliance.security;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.account.SignInSettings;
import fr.teleguichet.fleet.account.password.PasswordPolicy;
import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.AlertRule;
import fr.teleguichet.fleet.alert.AlertRuleRepository;
import fr.teleguichet.fleet.alert.delivery.DeliverySettings;
import fr.teleguichet.fleet.audit.AuditSettings;
import fr.teleguichet.fleet.call.CallCarrierReader;
import fr.teleguichet.fleet.compliance.security.SecurityMeasure.State;
import fr.teleguichet.fleet.mqtt.broker.BrokerSettings;
import fr.teleguichet.fleet.pki.authority.CertificateAuthority;
import fr.teleguichet.fleet.update.UpdateSettings;
import fr.teleguichet.fleet.update.token.DeviceTokenSettings;
import fr.teleguichet.fleet.video.VideoProviderKind;
import fr.teleguichet.fleet.web.http.PublicHosts;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says how each measure stands, from settings and from what there is at this moment. */
@Singleton
final class SecurityMeasureReader {

  /** Who can do most harm. */
  private static final Set<Role> POWERFUL = Set.of(Role.COORDINATOR, Role.TECHNICIAN);

  private final PublicHosts hosts;
  private final BrokerSettings broker;
  private final SignInSettings accounts;
  private final UpdateSettings updates;
  private final DeviceTokenSettings deviceTokens;
  private final AuditSettings audit;
  private final AlertRuleRepository rules;
  private final DeliverySettings delivery;
  private final CertificateAuthority authority;
  private final CallCarrierReader carriers;
  private final Clock clock;

  SecurityMeasureReader(
      PublicHosts hosts,
      BrokerSettings broker,
      SignInSettings accounts,
      UpdateSettings updates,
      DeviceTokenSettings deviceTokens,
      AuditSettings audit,
      AlertRuleRepository rules,
      DeliverySettings delivery,
      CertificateAuthority authority,
      CallCarrierReader carriers,
      Clock clock) {
    this.hosts = hosts;
    this.broker = broker;
    this.accounts = accounts;
    this.updates = updates;
    this.deviceTokens = deviceTokens;
    this.audit = audit;
    this.rules = rules;
    this.delivery = delivery;
    this.authority = authority;
    this.carriers = carriers;
    this.clock = clock;
  }

  List<SecurityMeasureFinding> findings(SecurityInventory inventory, LocalizedText text) {
    return Stream.of(SecurityMeasure.values())
        .map(measure -> finding(measure, inventory, text))
        .toList();
  }

  private SecurityMeasureFinding finding(
      SecurityMeasure measure, SecurityInventory inventory, LocalizedText text) {
    return switch (measure) {
      case PAGES_ENCRYPTED -> found(measure, pages(), text);
      case BROKER_ENCRYPTED -> found(measure, isBrokerEncrypted() ? State.ON : State.OFF, text);
      case SECOND_FACTOR ->
          found(measure, secondFactor(), text, roles(text), inventory.passwordAlone());
      case PASSWORDS -> found(measure, State.ON, text, PasswordPolicy.MIN_LENGTH);
      case SESSIONS ->
          found(
              measure,
              State.ON,
              text,
              text.say("compliance.minutes", accounts.idle().toMinutes()),
              text.say("compliance.hours", accounts.longest().toHours()));
      case TOKENS ->
          found(
              measure,
              inventory.endlessTokens() == 0 ? State.ON : State.PARTLY,
              text,
              inventory.tokens(),
              inventory.endlessTokens());
      case SIGNED_UPDATES -> found(measure, updates.unsigned() ? State.OFF : State.ON, text);
      case DEVICES_CERTIFIED -> devices(measure, text);
      case UPDATES_TAKEN_BACK, ERASURE -> found(measure, State.ON, text);
      case BACKUP -> backup(measure, inventory.backup(), text);
      case AUDIT_LOG -> found(measure, State.ON, text, text.say("compliance.years", audit.years()));
      case ALERTS -> alerts(measure, text);
      case AUTHORITY ->
          found(
              measure,
              authority.concern().isEmpty() ? State.ON : State.PARTLY,
              text,
              day(inventory.rootEnds(), text));
      case CALLS ->
          found(
              measure,
              carriers.read().equals(List.of(VideoProviderKind.DIRECT)) ? State.ON : State.PARTLY,
              text);
    };
  }

  private static SecurityMeasureFinding found(
      SecurityMeasure measure, State state, LocalizedText text, Object... values) {
    return new SecurityMeasureFinding(
        measure, state, text.say("compliance.measure-now." + measure.code(), values));
  }

  /** Pages that only this machine reaches are in the clear for nobody else. */
  private State pages() {
    boolean isBehindHttps =
        hosts.publicAddress().filter(it -> "https".equals(it.getScheme())).isPresent();
    if (hosts.encrypted() || isBehindHttps) {
      return State.ON;
    }
    return hosts.anyName() ? State.OFF : State.PARTLY;
  }

  /** By which ways somebody comes in as a kiosk who has no certificate. */
  private SecurityMeasureFinding devices(SecurityMeasure measure, LocalizedText text) {
    List<String> ways = new ArrayList<>();
    if (deviceTokens.target()) {
      boolean _ = ways.add(text.say("compliance.measure.device-token"));
    }
    if (deviceTokens.gateway()) {
      boolean _ = ways.add(text.say("compliance.measure.gateway-token"));
    }
    if (!isBrokerEncrypted()) {
      boolean _ = ways.add(text.say("compliance.measure.plain-broker"));
    }
    return ways.isEmpty()
        ? found(measure, State.ON, text)
        : new SecurityMeasureFinding(
            measure,
            State.PARTLY,
            text.say("compliance.measure.uncertified", String.join(", ", ways)));
  }

  private boolean isBrokerEncrypted() {
    return broker.isEmbedded() ? !broker.plain() : broker.url().startsWith("ssl://");
  }

  private State secondFactor() {
    if (accounts.factorRoles().containsAll(POWERFUL)) {
      return State.ON;
    }
    return accounts.factorRoles().isEmpty() ? State.OFF : State.PARTLY;
  }

  private String roles(LocalizedText text) {
    return accounts.factorRoles().isEmpty()
        ? text.say("compliance.measure.no-role")
        : accounts.factorRoles().stream()
            .sorted()
            .map(role -> text.say("role." + role.code()))
            .collect(Collectors.joining(", "));
  }

  private SecurityMeasureFinding backup(
      SecurityMeasure measure, Optional<Instant> last, LocalizedText text) {
    int days = rules.read().of(AlertKind.BACKUP_OVERDUE).threshold();
    boolean isFresh =
        last.filter(it -> Duration.between(it, clock.instant()).toDays() < days).isPresent();
    return new SecurityMeasureFinding(
        measure,
        isFresh ? State.ON : State.OFF,
        last.map(it -> text.say("compliance.measure-now.backup", text.moment(it)))
            .orElseGet(() -> text.say("compliance.measure.no-backup")));
  }

  private SecurityMeasureFinding alerts(SecurityMeasure measure, LocalizedText text) {
    List<AlertRule> all = rules.read().all();
    boolean isTold = delivery.mail().isPresent() || delivery.webhook().isPresent();
    return new SecurityMeasureFinding(
        measure,
        isTold ? State.ON : State.PARTLY,
        text.say(
            isTold ? "compliance.measure-now.alerts" : "compliance.measure.alerts-untold",
            all.stream().filter(AlertRule::enabled).count(),
            all.size()));
  }

  private static String day(Instant moment, LocalizedText text) {
    return text.day(moment.atZone(LocalizedText.ZONE).toLocalDate());
  }
}
