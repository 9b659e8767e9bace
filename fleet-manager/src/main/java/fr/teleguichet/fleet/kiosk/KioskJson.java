package fr.teleguichet.fleet.kiosk;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.teleguichet.fleet.sparkplug.NodeBirthSummary;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.protocol.Value;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Kiosks as the programming interface tells of them. */
final class KioskJson {

  private KioskJson() {}

  /** One kiosk of a list. */
  @Serdeable
  @Schema(name = "Kiosk", description = "A kiosk as it is now.")
  record Brief(
      @Schema(description = "The kiosk's name, its Sparkplug edge node id.") String id,
      @Nullable
          @Schema(
              description =
                  "Its territory, the Sparkplug group id; null in lists when it was never seen.")
          String territory,
      @Schema(
              description =
                  "What names it in addresses: group:node, with ~1 for a colon and ~0 for a tilde"
                      + " in either; its name when it was never seen.")
          String address,
      @Nullable @Schema(description = "The code of the site where it stands or is planned.")
          String site,
      @Schema(
              description =
                  "offline, failed, unknown, watch, never-seen, updates-only, stopped or ok."
                      + " updates-only: asks for updates and never reported how it is.")
          String severity,
      @Schema(
              description =
                  "What it is good for now: out-of-service, unknown, limited, needs-attention,"
                      + " never-seen, updates-only, stopped or in-service.")
          String level,
      @Schema(description = "The same in words, in the language that was asked for.") String words,
      @Nullable @Schema(description = "Since when.") Instant since,
      @Nullable
          @Schema(
              description =
                  "When anything last arrived from it; of one that never reported, when it last"
                      + " asked for updates.")
          Instant lastHeard,
      @Schema(description = "Why, worst first.") List<Cause> reasons,
      @Nullable @JsonPropertyDescription("Whom it can serve; null when it never said.")
          KioskServiceJson service) {

    static Brief of(KioskRow row, LocalizedText text) {
      return new Brief(
          row.name(),
          row.territory().isEmpty() ? null : row.territory(),
          row.address().text(),
          row.site().map(site -> site.code().value()).orElse(null),
          row.standing().code(),
          row.condition().level().code(),
          row.condition().words(text),
          row.since().orElse(null),
          row.heard().orElse(null),
          row.reasons().stream().map(reason -> Cause.of(reason, text)).toList(),
          KioskServiceJson.of(row, text).orElse(null));
    }
  }

  /** One reason. */
  @Serdeable
  @Schema(name = "Reason", description = "One reason why a kiosk is judged as it is.")
  record Cause(
      @Schema(
              description =
                  "What it is about: link, service, measure, update, clock, traffic, or a"
                      + " peripheral's device id.")
          String about,
      @Schema(description = "How bad it is on its own.") String severity,
      @Schema(description = "The reason in the language that was asked for.") String words,
      @Schema(description = "Who acts: mediator, technician, coordinator or operator.") String who,
      @Schema(description = "What is to be done next, in the language that was asked for.")
          String nextStep,
      @Nullable @Schema(description = "When it began, where that is known.") Instant since) {
    static Cause of(StatusReason reason, LocalizedText text) {
      return new Cause(
          ProblemKind.of(reason).code(),
          KioskStatusCode.of(reason.severity()).code(),
          StatusReasonText.say(reason, text),
          NextStep.of(reason).who().code(),
          NextStep.of(reason).words(text),
          KioskRow.begin(reason).orElse(null));
    }
  }

  /** A page of a list. */
  @Serdeable
  @Schema(name = "KioskPage", description = "A part of the list of kiosks, worst first.")
  record Page(
      @Schema(description = "How many kiosks the filters let through.") int total,
      @Schema(description = "How many were skipped.") int offset,
      List<Brief> kiosks) {}

  /** A peripheral. */
  @Serdeable
  @Schema(name = "Peripheral", description = "A peripheral of a kiosk.")
  record Device(
      String device, boolean present, String state, String reasons, String model, Instant since) {}

  /** A value without a column. */
  @Serdeable
  @Schema(
      name = "OtherValue",
      description = "A value of a metric that only this kiosk’s maker knows.")
  record Other(
      @Schema(description = "The device; empty for the kiosk itself.") String device,
      @Schema(description = "The metric, as the kiosk names it.") String metric,
      @Schema(description = "When it had this value.") Instant at,
      @Nullable @Schema(description = "The value as text; empty where it is null.") String value) {
    static Other of(KioskHistoryReader.OtherValue value) {
      return new Other(value.device(), value.name(), value.at(), value.value());
    }
  }

  /** One kiosk in full. */
  @Serdeable
  @Schema(name = "KioskDetail", description = "A kiosk as it is now, with everything it says.")
  record Detail(
      Brief kiosk,
      @Schema(description = "connected, lost, stopped, unknown, or never.") String link,
      @Schema(description = "The latest measures by metric name.") Map<String, Object> measures,
      @Schema(description = "What the kiosk says of itself, by metric name.")
          Map<String, Object> facts,
      List<Device> peripherals,
      @Schema(
              description =
                  "The latest values of metrics that this fleet has no columns for, as the kiosk"
                      + " names them; at most 200.")
          List<Other> others,
      @Nullable @Schema(description = "When its last birth certificate arrived; null when unknown.")
          Instant born,
      @Nullable
          @Schema(
              description =
                  "Whether that certificate declares remote actions, so that the kiosk can be told"
                      + " to do something; null when unknown.")
          Boolean takesActions) {

    static Detail of(
        KioskRow row, @Nullable NodeView view, List<Other> others, LocalizedText text) {
      Map<String, Object> measures = new TreeMap<>();
      Map<String, Object> facts = new TreeMap<>();
      if (view == null) {
        return new Detail(
            Brief.of(row, text), "never", measures, facts, List.of(), others, null, null);
      }
      view.measures().forEach((metric, value) -> put(measures, metric.definition().name(), value));
      view.facts().forEach((fact, value) -> put(facts, fact.definition().name(), value));
      return new Detail(
          Brief.of(row, text),
          link(view.link()),
          measures,
          facts,
          devices(view),
          others,
          view.birth().map(NodeBirthSummary::at).orElse(null),
          view.birth().map(NodeBirthSummary::takesActions).orElse(null));
    }

    private static List<Device> devices(NodeView view) {
      return new TreeMap<>(view.devices())
          .entrySet().stream()
              .map(
                  it ->
                      new Device(
                          it.getKey(),
                          it.getValue().present(),
                          it.getValue().state(),
                          it.getValue().reasons(),
                          it.getValue().model(),
                          it.getValue().since()))
              .toList();
    }

    private static String link(NodeView.Link link) {
      return switch (link) {
        case NodeView.Link.Connected _ -> "connected";
        case NodeView.Link.Lost _ -> "lost";
        case NodeView.Link.Stopped _ -> "stopped";
        case NodeView.Link.Unknown _ -> "unknown";
      };
    }

    private static void put(Map<String, Object> map, String name, Value value) {
      switch (value) {
        case Value.Whole(long whole) -> map.put(name, whole);
        case Value.Real(double real) when Double.isFinite(real) -> map.put(name, real);
        case Value.Flag(boolean flag) -> map.put(name, flag);
        case Value.Text(String words) -> map.put(name, words);
        case Value.Real _, Value.Binary _, Value.Table _, Value.Absent _, Value.Opaque _ -> {}
      }
    }
  }

  /** Where a kiosk shall stand. */
  @Serdeable
  @Schema(name = "Placement", description = "Where a kiosk stands or shall stand.")
  record Placement(
      @Nullable
          @Schema(
              description =
                  "The site's code; null takes the kiosk from its site or drops the plan.")
          String site) {}
}
