package fr.teleguichet.fleet.alert;

import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.kiosk.StatusReasonText;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.text.EnumCodes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Alerts in words: what, where, and what they have in common. */
@Singleton
public final class AlertText {

  private static final Map<String, HealthMetric> METRICS = EnumCodes.of(HealthMetric.values());

  /** Topics of a kiosk as a whole, rather than of a part or a measure of it. */
  private static final Set<String> OF_SERVICE = Set.of("service", "partly");

  private final LiveFleetStatus fleet;
  private final SiteCache sites;

  AlertText(LiveFleetStatus fleet, SiteCache sites) {
    this.fleet = fleet;
    this.sites = sites;
  }

  /** What is wrong, such as “Out of order: printer”. */
  public static String what(AlertKind kind, String topic, LocalizedText text) {
    String what = text.say("alert.kind." + kind.code());
    boolean isSaid = topic.isEmpty() || kind == AlertKind.TAMPER; // which is of one part only
    return isSaid ? what : text.say("alert.what", what, topic(topic, text));
  }

  private static String topic(String topic, LocalizedText text) {
    if (OF_SERVICE.contains(topic)) {
      return text.say("alert.topic." + topic);
    }
    HealthMetric metric = METRICS.get(topic);
    return metric == null
        ? StatusReasonText.device(topic, text)
        : metric.definition().label(text.language().locale());
  }

  /** The number that belongs to it, in a sentence; empty where the kind has none. */
  public static Optional<String> amount(AlertKind kind, long amount, LocalizedText text) {
    return kind.threshold().isThere()
        ? Optional.of(text.say("alert.amount." + kind.code(), amount))
        : Optional.empty();
  }

  /** Where: the one it is about, or what its members have in common, and how many they are. */
  public String where(AlertRow alert, LocalizedText text) {
    int members = alert.members().all();
    return switch (alert.cause()) {
      case AlertGroupKey.WholeFleet() ->
          members > 1
              ? text.say("alert.where.fleet", members)
              : subject(alert.members().first(), text);
      case AlertGroupKey.AtSite(int site) when alert.kind() == AlertKind.OFFLINE && members > 1 ->
          text.say("alert.where.site", members, site(site, text));
      case AlertGroupKey.AtSite _, AlertGroupKey.Alone _ -> subject(alert.members().first(), text);
    };
  }

  /** Why several are one; empty where it stands alone. */
  public static Optional<String> cause(AlertRow alert, LocalizedText text) {
    if (alert.kind() != AlertKind.OFFLINE) {
      return Optional.empty();
    }
    return switch (alert.cause()) {
      case AlertGroupKey.WholeFleet() -> Optional.of(text.say("alert.cause.fleet"));
      case AlertGroupKey.AtSite _ when alert.members().all() > 1 ->
          Optional.of(text.say("alert.cause.site"));
      case AlertGroupKey.AtSite _, AlertGroupKey.Alone _ -> Optional.empty();
    };
  }

  /** What people call a subject. */
  public String subject(AlertSubject subject, LocalizedText text) {
    return switch (subject) {
      case AlertSubject.OfKiosk(var node) -> {
        Optional<KioskRow> row = fleet.picture().find(node);
        String name = fleet.picture().name(node, text);
        boolean isTwin = !name.equals(node.node());
        yield row.flatMap(KioskRow::site)
            .map(it -> isTwin ? text.say("alert.where.kiosk", it.name(), name) : it.called(name))
            .orElse(name);
      }
      case AlertSubject.OfSite(int site, _) -> site(site, text);
      case AlertSubject.Network() -> text.say("alert.where.network");
    };
  }

  /** What people call a site. */
  public String site(int id, LocalizedText text) {
    return Optional.ofNullable(sites.now().sites().get(id))
        .map(Site::place)
        .orElseGet(() -> text.say("alert.where.no-site"));
  }

  /** The kiosk that a member is about, while it holds; empty for what is no kiosk, or is over. */
  public Optional<KioskRow> kiosk(AlertedCondition member) {
    return member.ended().isEmpty() && member.subject() instanceof AlertSubject.OfKiosk(var node)
        ? fleet.picture().find(node)
        : Optional.empty();
  }

  /** The page of a subject; empty where it has none. */
  public Optional<String> page(AlertSubject subject) {
    return switch (subject) {
      case AlertSubject.OfKiosk(var node) ->
          fleet.picture().find(node).map(row -> "/kiosks/" + row.path());
      case AlertSubject.OfSite(int site, _) ->
          Optional.ofNullable(sites.now().sites().get(site))
              .map(it -> "/sites/" + it.code().value());
      case AlertSubject.Network() -> Optional.empty();
    };
  }
}
