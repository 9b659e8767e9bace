package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.sparkplug.DeviceView;
import fr.teleguichet.fleet.sparkplug.NodeBirthSummary;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NotFoundKind;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.Value;
import gg.jte.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * The content of a kiosk's page.
 *
 * @param row the kiosk as the list shows it
 * @param tab the part of the page that is shown
 * @param view the latest picture; empty when it was never heard of
 * @param past what the database remembers; empty when it is away or has nothing
 * @param period how far back the charts go
 * @param services what services are called
 * @param parts the sections of other features
 */
public record KioskViewModel(
    KioskRow row,
    KioskPageTab tab,
    Optional<NodeView> view,
    Optional<Remembered> past,
    HistoryPeriod period,
    BiFunction<ServiceCode, LocalizedText, String> services,
    List<Content> parts) {

  /** Where there is no such kiosk. */
  public static final NotFoundKind NOT_THERE =
      new NotFoundKind(NavigationSection.NETWORK, "kiosk.unknown.", "/", "error.back");

  /** What the top of the page says in words, or the page of services. */
  private static final Set<NodeFact> SAID_ABOVE =
      EnumSet.of(
          NodeFact.VERDICT,
          NodeFact.OCCUPIED,
          NodeFact.SERVICES,
          NodeFact.SERVICES_REFUSED,
          NodeFact.CALL_TEST,
          NodeFact.NOTICES);

  /**
   * What the database remembers, as far as the part of the page shows it.
   *
   * @param events what happened, newest first
   */
  public record Remembered(
      List<KioskHistoryEntry> events,
      List<KioskHistoryReader.Gap> gaps,
      List<KioskHistoryReader.OtherValue> others) {}

  /** A measure in words, with its judgement. */
  public record Measure(String label, String value, String judgement, String healthy) {}

  /** A peripheral in words. */
  public record Device(
      String label, String standing, String state, String reasons, String model, Instant since) {}

  /** A fact in words. */
  public record Fact(String label, String value) {}

  /** The address of what the charts show: numbers, since a yes or no makes no curve. */
  public String history() {
    String metrics =
        Arrays.stream(HealthMetric.values())
            .filter(metric -> metric.definition().type() != DataType.BOOLEAN)
            .map(metric -> metric.definition().name().replace(" ", "%20"))
            .collect(Collectors.joining(","));
    return "/api/v1/kiosks/"
        + row.path()
        + "/history?period="
        + period.code()
        + "&metrics="
        + metrics;
  }

  /** The measures of this moment. */
  public List<Measure> measures(LocalizedText text) {
    List<Measure> measures = new ArrayList<>();
    for (HealthMetric metric : HealthMetric.values()) {
      view.map(it -> it.measures().get(metric))
          .ifPresent(value -> measures.add(measure(metric, value, text)));
    }
    return measures;
  }

  private static Measure measure(HealthMetric metric, Value value, LocalizedText text) {
    return new Measure(
        metric.definition().label(text.language().locale()),
        StatusReasonText.measure(metric, value, text),
        metric.definition().range().judge(value).name().toLowerCase(Locale.ROOT),
        healthy(metric, text));
  }

  /** What would be healthy; empty where every value is. */
  private static String healthy(HealthMetric metric, LocalizedText text) {
    return switch (metric.definition().range()) {
      case HealthyRange.Any _ -> "";
      case HealthyRange.AtMost(double watch, _) ->
          text.say("measure.at-most", StatusReasonText.measure(metric, Value.of(watch), text));
      case HealthyRange.AtLeast(double watch, _) ->
          text.say("measure.at-least", StatusReasonText.measure(metric, Value.of(watch), text));
      case HealthyRange.MustBe(boolean wanted, _) ->
          text.say("measure.must-be", text.say(wanted ? "word.yes" : "word.no"));
    };
  }

  /** The peripherals of this moment. */
  public List<Device> devices(LocalizedText text) {
    return view.map(
            it ->
                new TreeMap<>(it.devices())
                    .entrySet().stream()
                        .map(entry -> device(entry.getKey(), entry.getValue(), text))
                        .toList())
        .orElse(List.of());
  }

  private static Device device(String id, DeviceView view, LocalizedText text) {
    return new Device(
        StatusReasonText.capital(StatusReasonText.device(id, text)),
        view.present() ? standing(view.state()) : "failed",
        view.present() ? state(view.state(), text) : text.say("device.gone"),
        StatusReasonText.keywords(view.reasons(), text),
        view.model(),
        view.since());
  }

  static String standing(String state) {
    return PeripheralState.ofWord(state)
        .map(
            it ->
                switch (it) {
                  case OK -> "ok";
                  case WARNING -> "watch";
                  case ERROR -> "failed";
                })
        .orElse("unknown");
  }

  static String state(String word, LocalizedText text) {
    if (word.isEmpty()) {
      return text.say("device.silent");
    }
    return PeripheralState.ofWord(word).map(it -> it.label(text.language().locale())).orElse(word);
  }

  /** What the kiosk says of itself. */
  public List<Fact> facts(LocalizedText text) {
    List<Fact> facts = new ArrayList<>();
    for (NodeFact fact : NodeFact.values()) {
      if (SAID_ABOVE.contains(fact)) {
        continue;
      }
      view.map(it -> it.facts().get(fact))
          .map(value -> KioskFactText.of(fact, value, text))
          .filter(words -> !words.isEmpty())
          .ifPresent(
              words ->
                  facts.add(new Fact(fact.definition().label(text.language().locale()), words)));
    }
    return facts;
  }

  /** When its last birth certificate arrived. */
  public Optional<Instant> born() {
    return view.flatMap(NodeView::birth).map(NodeBirthSummary::at);
  }

  /** The connection in words. */
  public String link(LocalizedText text) {
    return view.map(it -> link(it.link(), text))
        .orElseGet(
            () ->
                text.say(
                    row.standing() == KioskStatusCode.UPDATES_ONLY
                        ? "link.updates-only"
                        : "link.never"));
  }

  private static String link(NodeView.Link link, LocalizedText text) {
    String since = text.moment(link.since());
    return switch (link) {
      case NodeView.Link.Connected _ -> text.say("link.connected", since);
      case NodeView.Link.Lost _ -> text.say("link.lost", since);
      case NodeView.Link.Stopped(_, ShutdownReason reason) ->
          text.say("link.stopped", since, reason.label(text.language().locale()));
      case NodeView.Link.Unknown _ -> text.say("link.unknown", since);
    };
  }

  /** When the reason began, where it knows. */
  public static Optional<Instant> begin(StatusReason reason) {
    return KioskRow.begin(reason);
  }

  /** A gap in the journal in words. */
  public static String gap(KioskHistoryReader.Gap gap, LocalizedText text) {
    String noticed = text.moment(gap.noticed());
    return gap.since()
        .map(
            since ->
                text.say(
                    "kiosk.gap", gap.count(), gap.first(), gap.last(), text.moment(since), noticed))
        .orElseGet(
            () -> text.say("kiosk.gap.start", gap.count(), gap.first(), gap.last(), noticed));
  }
}
