package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.page.NotThere;
import fr.teleguichet.fleet.page.Section;
import fr.teleguichet.fleet.page.Text;
import fr.teleguichet.fleet.telemetry.DeviceView;
import fr.teleguichet.fleet.telemetry.NodeBirth;
import fr.teleguichet.fleet.telemetry.NodeView;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.device.StopReason;
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
import java.util.stream.Collectors;

/**
 * The content of a kiosk's page.
 *
 * @param row the kiosk as the list shows it
 * @param view the latest picture; empty when it was never heard of
 * @param past what the database remembers; empty when it is away or has nothing
 * @param period how far back the charts go
 * @param parts the sections of other features
 */
public record KioskPage(
    KioskRow row,
    Optional<NodeView> view,
    Optional<Remembered> past,
    Period period,
    List<Content> parts) {

  /** Where there is no such kiosk. */
  public static final NotThere NOT_THERE =
      new NotThere(Section.NETWORK, "kiosk.unknown.", "/", "error.back");

  /** What the top of the page says in words. */
  private static final Set<NodeFact> SAID_ABOVE = EnumSet.of(NodeFact.VERDICT, NodeFact.OCCUPIED);

  /** What the database remembers. */
  public record Remembered(
      List<Past.LinkChange> links,
      List<Past.DeviceChange> devices,
      List<Recorded> records,
      List<Past.Gap> gaps,
      List<Past.OtherValue> others) {}

  /**
   * A record of the journal.
   *
   * @param words what it says, in a sentence; empty where that is not told here
   */
  public record Recorded(Past.Entry entry, String words) {}

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
        + period.word()
        + "&metrics="
        + metrics;
  }

  /** The measures of this moment. */
  public List<Measure> measures(Text text) {
    List<Measure> measures = new ArrayList<>();
    for (HealthMetric metric : HealthMetric.values()) {
      view.map(it -> it.measures().get(metric))
          .ifPresent(value -> measures.add(measure(metric, value, text)));
    }
    return measures;
  }

  private static Measure measure(HealthMetric metric, Value value, Text text) {
    return new Measure(
        metric.definition().label(text.language().locale()),
        Reasons.measure(metric, value, text),
        metric.definition().range().judge(value).name().toLowerCase(Locale.ROOT),
        healthy(metric, text));
  }

  /** What would be healthy; empty where every value is. */
  private static String healthy(HealthMetric metric, Text text) {
    return switch (metric.definition().range()) {
      case HealthyRange.Any _ -> "";
      case HealthyRange.AtMost(double watch, _) ->
          text.say("measure.at-most", Reasons.measure(metric, Value.of(watch), text));
      case HealthyRange.AtLeast(double watch, _) ->
          text.say("measure.at-least", Reasons.measure(metric, Value.of(watch), text));
      case HealthyRange.MustBe(boolean wanted, _) ->
          text.say("measure.must-be", text.say(wanted ? "word.yes" : "word.no"));
    };
  }

  /** The peripherals of this moment. */
  public List<Device> devices(Text text) {
    return view.map(
            it ->
                new TreeMap<>(it.devices())
                    .entrySet().stream()
                        .map(entry -> device(entry.getKey(), entry.getValue(), text))
                        .toList())
        .orElse(List.of());
  }

  private static Device device(String id, DeviceView view, Text text) {
    return new Device(
        Reasons.capital(Reasons.device(id, text)),
        view.present() ? standing(view.state()) : "failed",
        view.present() ? state(view.state(), text) : text.say("device.gone"),
        Reasons.keywords(view.reasons(), text),
        view.model(),
        view.since());
  }

  private static String standing(String state) {
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

  static String state(String word, Text text) {
    if (word.isEmpty()) {
      return text.say("device.silent");
    }
    return PeripheralState.ofWord(word).map(it -> it.label(text.language().locale())).orElse(word);
  }

  /** What the kiosk says of itself. */
  public List<Fact> facts(Text text) {
    List<Fact> facts = new ArrayList<>();
    for (NodeFact fact : NodeFact.values()) {
      if (SAID_ABOVE.contains(fact)) {
        continue;
      }
      view.map(it -> it.facts().get(fact))
          .map(value -> fact(fact, value, text))
          .filter(words -> !words.isEmpty())
          .ifPresent(
              words ->
                  facts.add(new Fact(fact.definition().label(text.language().locale()), words)));
    }
    return facts;
  }

  private static String fact(NodeFact fact, Value value, Text text) {
    return switch (value) {
      case Value.Text(String words) -> words;
      case Value.Whole(long millis) when fact.definition().type() == DataType.DATETIME ->
          text.moment(Instant.ofEpochMilli(Math.clamp(millis, 0, 4_102_444_800_000L)));
      case Value.Whole(long whole) -> text.number(whole);
      case Value.Flag(boolean flag) -> text.say(flag ? "word.yes" : "word.no");
      case Value.Real _, Value.Binary _, Value.Table _, Value.Absent _, Value.Opaque _ -> "";
    };
  }

  /** When its last birth certificate arrived. */
  public Optional<Instant> born() {
    return view.flatMap(NodeView::birth).map(NodeBirth::at);
  }

  /** The connection in words. */
  public String link(Text text) {
    return view.map(it -> link(it.link(), text))
        .orElseGet(
            () ->
                text.say(
                    row.standing() == Standing.UPDATES_ONLY ? "link.updates-only" : "link.never"));
  }

  private static String link(NodeView.Link link, Text text) {
    String since = text.moment(link.since());
    return switch (link) {
      case NodeView.Link.Connected _ -> text.say("link.connected", since);
      case NodeView.Link.Lost _ -> text.say("link.lost", since);
      case NodeView.Link.Stopped(_, StopReason reason) ->
          text.say("link.stopped", since, reason.label(text.language().locale()));
      case NodeView.Link.Unknown _ -> text.say("link.unknown", since);
    };
  }

  /** When the reason began, where it knows. */
  public static Optional<Instant> begin(Reason reason) {
    return KioskRow.begin(reason);
  }

  /** A gap in the journal in words. */
  public static String gap(Past.Gap gap, Text text) {
    String noticed = text.moment(gap.noticed());
    return gap.since()
        .map(
            since ->
                text.say(
                    "kiosk.gap", gap.count(), gap.first(), gap.last(), text.moment(since), noticed))
        .orElseGet(
            () -> text.say("kiosk.gap.start", gap.count(), gap.first(), gap.last(), noticed));
  }

  /** A past change of the connection in words. */
  public static String change(Past.LinkChange change, Text text) {
    return switch (change.link()) {
      case "connected" -> text.say("change.connected");
      case "lost" -> text.say("change.lost");
      case "stopped" ->
          text.say(
              "change.stopped",
              change
                  .reason()
                  .flatMap(StopReason::ofWord)
                  .map(it -> it.label(text.language().locale()))
                  .orElse(change.reason().orElse("–")));
      default -> text.say("change.unknown");
    };
  }

  /** A past change of a peripheral in words. */
  public static String change(Past.DeviceChange change, Text text) {
    String device = Reasons.capital(Reasons.device(change.device(), text));
    String state = change.present() ? state(change.state(), text) : text.say("device.gone");
    String reasons = Reasons.keywords(change.reasons(), text);
    return text.say(
        "change.device", device, reasons.isEmpty() ? state : state + " (" + reasons + ")");
  }

  /** A record's type in words; a type of a newer kiosk as it is. */
  public static String type(String type, Text text) {
    return switch (type) {
      case "interview", "survey", "presence", "incident", "started", "care", "update" ->
          text.say("record." + type);
      default -> type;
    };
  }
}
