package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.territory.TerritoryNameFormatter;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kiosk as one row of the list: judged, placed, and with the few figures that the row shows.
 *
 * @param address what names it, which came from outside; the name alone where it was planned so
 * @param site where it stands
 * @param standing how it is
 * @param reasons why, worst first
 * @param since since when it is so
 * @param heard when anything last arrived from it; empty when nothing ever did
 * @param figures the measures that the row shows, rounded so that noise is no change
 * @param service whom it can serve, as it last said
 * @param updating since when an update of it is under way; empty when none is
 * @param condition what it is good for now, which follows from the others
 */
public record KioskRow(
    KioskUrlName address,
    Optional<Site> site,
    KioskStatusCode standing,
    List<StatusReason> reasons,
    Optional<Instant> since,
    Optional<Instant> heard,
    Map<HealthMetric, Long> figures,
    ServiceAvailabilityText service,
    Optional<Instant> updating,
    KioskServiceSummary condition) {

  /** The measures that a row shows. */
  static final List<HealthMetric> SHOWN =
      List.of(HealthMetric.CPU_TEMPERATURE, HealthMetric.MEMORY_USED, HealthMetric.STORAGE_USED);

  public KioskRow {
    reasons = List.copyOf(reasons);
    figures = Map.copyOf(figures);
  }

  /** A row whose condition follows from how it is. */
  public KioskRow(
      KioskUrlName address,
      Optional<Site> site,
      KioskStatusCode standing,
      List<StatusReason> reasons,
      Optional<Instant> since,
      Optional<Instant> heard,
      Map<HealthMetric, Long> figures,
      ServiceAvailabilityText service,
      Optional<Instant> updating) {
    this(
        address,
        site,
        standing,
        reasons,
        since,
        heard,
        figures,
        service,
        updating,
        KioskServiceSummary.of(standing, reasons, service));
  }

  /**
   * A kiosk that never reported; one that asks for updates all the same speaks of nothing else.
   *
   * @param asked when it last asked for updates
   */
  static KioskRow unheard(KioskUrlName address, Optional<Site> site, Optional<Instant> asked) {
    return new KioskRow(
        address,
        site,
        asked.isPresent() ? KioskStatusCode.UPDATES_ONLY : KioskStatusCode.NEVER_SEEN,
        List.of(),
        Optional.empty(),
        asked,
        Map.of(),
        ServiceAvailabilityText.SILENT,
        Optional.empty());
  }

  /**
   * A kiosk that was heard of.
   *
   * @param outOfUse why citizens may not use its site
   * @param more a reason that the kiosk does not tell as its state
   */
  static KioskRow of(
      NodeView view,
      Optional<Site> site,
      Optional<StatusReason.SiteOutOfUse> outOfUse,
      Optional<KioskRow> before,
      Optional<? extends StatusReason> more,
      Instant now) {
    KioskVerdict itself = KioskVerdict.of(view, more, now);
    KioskVerdict verdict = outOfUse.map(itself::at).orElse(itself);
    KioskStatusCode standing = KioskStatusCode.of(verdict.severity());
    return new KioskRow(
        new KioskUrlName.OfNode(view.node()),
        site,
        standing,
        verdict.reasons(),
        Optional.of(since(view, verdict, standing, before, now)),
        Optional.of(view.lastHeard()),
        figures(view),
        ServiceAvailabilityText.of(view),
        before.flatMap(KioskRow::updating));
  }

  /** The same kiosk with an update under way since then, or with none. */
  KioskRow updating(Optional<Instant> begun) {
    return new KioskRow(address, site, standing, reasons, since, heard, figures, service, begun);
  }

  /**
   * Since when: the first reason often says; else since the standing was first seen to be this, or,
   * where that was before the program started, since the connection began.
   */
  private static Instant since(
      NodeView view,
      KioskVerdict verdict,
      KioskStatusCode standing,
      Optional<KioskRow> before,
      Instant now) {
    return verdict.reasons().stream()
        .findFirst()
        .flatMap(KioskRow::begin)
        .or(() -> before.filter(row -> row.standing == standing).flatMap(KioskRow::since))
        .orElseGet(() -> before.isPresent() ? now : view.link().since());
  }

  /** When the reason began, where it knows. */
  static Optional<Instant> begin(StatusReason reason) {
    return switch (reason) {
      case StatusReason.SiteOutOfUse site -> Optional.of(site.since());
      case StatusReason.LinkLost(Instant since) -> Optional.of(since);
      case StatusReason.AnnouncedStop stop -> Optional.of(stop.since());
      case StatusReason.OverdueStop stop -> Optional.of(stop.since());
      case StatusReason.NoNews(Instant since) -> Optional.of(since);
      case StatusReason.PeripheralGone gone -> Optional.of(gone.since());
      case StatusReason.PeripheralTrouble trouble -> Optional.of(trouble.since());
      case StatusReason.UpdateGivenUp update -> Optional.of(update.since());
      case StatusReason.SendsTooMuch excess -> Optional.of(excess.since());
      case StatusReason.ServesNobody _,
          StatusReason.ServesPartly _,
          StatusReason.Unhealthy _,
          StatusReason.CallTestFailed _,
          StatusReason.WrongClock _ ->
          Optional.empty();
    };
  }

  private static Map<HealthMetric, Long> figures(NodeView view) {
    Map<HealthMetric, Long> figures = new EnumMap<>(HealthMetric.class);
    if (view.link() instanceof NodeView.Link.Connected) {
      for (HealthMetric metric : SHOWN) {
        if (view.measures().get(metric) instanceof Value.Real(double real)
            && Double.isFinite(real)) {
          figures.put(metric, Math.round(real));
        }
      }
    }
    return figures;
  }

  /** Its name. */
  public String name() {
    return address.name();
  }

  /** Its territory; empty when it was planned by its name alone. */
  public String territory() {
    return address.territory();
  }

  /** Its group and node; empty when it was planned by its name alone. */
  public Optional<NodeAddress> node() {
    return address.node();
  }

  /** What the row calls it: the site where it stands, else its own name. */
  public String title() {
    return site.map(Site::name).orElse(name());
  }

  /** What people call it where nothing else says which one it is. */
  public String called() {
    return site.map(it -> it.called(name())).orElse(name());
  }

  /** What tells it from others: its name where that says more, and where it is. */
  public String subtitle(LocalizedText text) {
    return site.map(
            place ->
                Stream.of(
                        ownName(),
                        Optional.of(place.commune()).filter(it -> !place.name().contains(it)))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(" · ")))
        .map(it -> it.isEmpty() ? TerritoryNameFormatter.of(territory()) : it)
        .orElseGet(() -> text.say("row.no-site", TerritoryNameFormatter.of(territory())));
  }

  /** Its name where it stands at a site and says more than the site does. */
  public Optional<String> ownName() {
    return site.flatMap(it -> it.ownName(name()));
  }

  /** Its place in the address of its page. */
  public String path() {
    return segment(address.text());
  }

  /** The path of the sheet of a visit of it; empty where it stands at no site. */
  public Optional<String> visitSheet() {
    return site.map(it -> "/sites/" + it.code().value() + "/visit");
  }

  /** A text as a segment of an address. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%3A", ":");
  }

  /**
   * A figure of the row.
   *
   * @param label what it is
   * @param brief the same in a word
   * @param value with its unit
   */
  public record Figure(String label, String brief, String value) {}

  /** The figures in words. */
  public List<Figure> shownFigures(LocalizedText text) {
    return SHOWN.stream()
        .filter(figures::containsKey)
        .map(
            metric ->
                new Figure(
                    metric.definition().label(text.language().locale()),
                    text.say("figure." + metric.name().toLowerCase(Locale.ROOT)),
                    text.withUnit(
                        text.number(figures.getOrDefault(metric, 0L)), metric.definition().unit())))
        .toList();
  }

  /** Whether it ever told how it is: others are planned, or only ask for updates. */
  public boolean reports() {
    return standing != KioskStatusCode.NEVER_SEEN && standing != KioskStatusCode.UPDATES_ONLY;
  }

  /** The key of what the time means at which anything last arrived from it. */
  public String heardKey() {
    return standing == KioskStatusCode.UPDATES_ONLY ? "row.asked" : "row.heard";
  }

  /** Whether what it said of whom it can serve is of this moment. */
  public boolean speaksNow() {
    return reports() && reasons.stream().noneMatch(KioskRow::silences);
  }

  private static boolean silences(StatusReason reason) {
    return reason.severity() == Severity.OFFLINE
        || reason.severity() == Severity.UNKNOWN
        || reason instanceof StatusReason.AnnouncedStop;
  }

  /** Whether both look alike, but for how long ago they were heard. */
  boolean looksLike(KioskRow other) {
    return saysSameAs(other) && figures.equals(other.figures);
  }

  /** Whether both say the same of the kiosk, leaving figures aside. */
  boolean saysSameAs(KioskRow other) {
    return standing == other.standing
        && since.equals(other.since)
        && site.equals(other.site)
        && address.equals(other.address)
        && service.equals(other.service)
        && updating.equals(other.updating)
        && reasons.size() == other.reasons.size()
        && sameReasons(other);
  }

  private boolean sameReasons(KioskRow other) {
    for (int i = 0; i < reasons.size(); i++) {
      if (!same(reasons.get(i), other.reasons.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** A measure that stays as bad as it was is the same reason, whatever its decimals do. */
  private static boolean same(StatusReason a, StatusReason b) {
    if (a instanceof StatusReason.Unhealthy(HealthMetric metric, _, var judgement)
        && b instanceof StatusReason.Unhealthy(HealthMetric other, _, var otherJudgement)) {
      return metric == other && judgement == otherJudgement;
    }
    return a.equals(b);
  }
}
