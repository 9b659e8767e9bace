package fr.teleguichet.provisioning.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.HealthyRange.Judgement;
import fr.teleguichet.hardware.device.MetricDefinition;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.device.StateReason;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.ShortCode;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.provisioning.unit.UntrustedTextSanitizer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges a unit by its own report, with the same ranges by which the manager judges it. The report
 * may be anybody's: what is not known is left out.
 */
public final class ReportInspector {

  private static final Set<String> MEMBER = Set.of("enrolled", "renewing", "configured");
  private static final Duration SOON = Duration.ofDays(14);
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);
  private static final int MAX_PERIPHERALS = 32;

  private final Instant now;
  private final Locale locale;
  private final Map<String, String> facts = new LinkedHashMap<>();
  private final List<InspectionWarning> worries = new ArrayList<>();

  /**
   * Looks at one report.
   *
   * @param now by this machine's clock
   * @param locale of the measures' names
   */
  public ReportInspector(Instant now, Locale locale) {
    this.now = now;
    this.locale = locale;
  }

  /** What the unit that gave this report is. */
  public InspectionResult of(JsonNode report) {
    facts.put("kind", "unit");
    fact("kiosk", text(report, "kiosk"));
    identity(report);
    certificate(report.path("certificate"));
    link(report);
    versions(report.path("facts"));
    clock(report);
    measures(report.path("measures"));
    peripherals(report.path("peripherals"));
    return new InspectionResult(facts, worries);
  }

  private void identity(JsonNode report) {
    String state = text(report.path("identity"), "state");
    fact("state", state);
    // The code is the key's: one that does not belong to it would be compared in vain.
    Fingerprint.parse(text(report, "fingerprint"))
        .ifPresent(
            key -> {
              facts.put("code", ShortCode.of(key).toString());
              facts.put("key", key.grouped());
            });
    String sentence = text(report.path("identity"), "sentence");
    if (state.equals("delayed")) {
      worries.add(InspectionWarning.known("unit.delayed", sentence));
    } else if (!MEMBER.contains(state)) {
      worries.add(InspectionWarning.failing("unit.no-kiosk", state, sentence));
    }
  }

  private void certificate(JsonNode certificate) {
    instant(text(certificate, "until"))
        .ifPresent(
            until -> {
              facts.put("certificate", until.toString());
              if (until.isBefore(now)) {
                worries.add(InspectionWarning.failing("unit.lapsed", until));
              } else if (until.isBefore(now.plus(SOON))) {
                worries.add(InspectionWarning.known("unit.ends-soon", until));
              }
            });
  }

  private void link(JsonNode report) {
    String state = text(report.path("link"), "state");
    if (state.isEmpty()) {
      worries.add(InspectionWarning.failing("unit.no-link"));
      return;
    }
    facts.put("link", state);
    if (!state.equals("online")) {
      worries.add(
          InspectionWarning.failing("unit.link", state, text(report.path("link"), "sentence")));
    }
  }

  private void versions(JsonNode given) {
    fact("agent", text(given, NodeFact.AGENT_VERSION.definition().name()));
    fact("board", text(given, NodeFact.BOARD_MODEL.definition().name()));
    fact("serial", text(given, NodeFact.BOARD_SERIAL.definition().name()));
    fact("system", text(given, NodeFact.OPERATING_SYSTEM.definition().name()));
    fact("kernel", text(given, NodeFact.KERNEL.definition().name()));
    if (given.path(NodeFact.SIMULATED.definition().name()).asBoolean(false)) {
      worries.add(InspectionWarning.known("unit.simulated"));
    }
  }

  private void clock(JsonNode report) {
    instant(text(report, "at"))
        .filter(at -> Duration.between(at, now).abs().compareTo(CLOCK_TOLERANCE) > 0)
        .ifPresent(at -> worries.add(InspectionWarning.known("unit.clock", at, now)));
  }

  private void measures(JsonNode given) {
    for (HealthMetric metric : HealthMetric.values()) {
      MetricDefinition definition = metric.definition();
      Value value = value(given.path(definition.name()));
      Judgement judgement = definition.range().judge(value);
      if (judgement != Judgement.HEALTHY) {
        worries.add(
            new InspectionWarning(
                judgement == Judgement.FAILING,
                InspectionWarning.known(
                        "unit.measure", definition.label(locale), shown(value), definition.unit())
                    .say()));
      }
    }
  }

  private void peripherals(JsonNode given) {
    int seen = 0;
    for (JsonNode peripheral : given) {
      if (++seen > MAX_PERIPHERALS) {
        return;
      }
      Optional<Peripheral> kind = Peripheral.ofDeviceId(text(peripheral, "device"));
      Optional<PeripheralState> state = PeripheralState.ofWord(text(peripheral, "state"));
      if (kind.isPresent() && state.isPresent() && state.get() != PeripheralState.OK) {
        boolean fails = state.get() == PeripheralState.ERROR && kind.get().isEssential();
        worries.add(
            new InspectionWarning(
                fails,
                InspectionWarning.known(
                        "unit.peripheral",
                        kind.get().label(locale),
                        condition(state.get(), text(peripheral, "reasons")))
                    .say()));
      }
    }
  }

  private String condition(PeripheralState state, String reasons) {
    String why = StateReason.words(reasons, locale);
    return state.label(locale) + (why.isEmpty() ? "" : ", " + why);
  }

  private void fact(String name, String value) {
    if (!value.isEmpty()) {
      facts.put(name, value);
    }
  }

  private static String text(JsonNode node, String name) {
    return UntrustedTextSanitizer.text(node.path(name).isTextual() ? node.path(name).asText() : "");
  }

  private static Optional<Instant> instant(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Value value(JsonNode node) {
    if (node.isBoolean()) {
      return Value.of(node.asBoolean());
    }
    return node.isNumber() ? Value.of(node.asDouble()) : Value.ABSENT;
  }

  private String shown(Value value) {
    return switch (value) {
      case Value.Real(double real) -> String.format(locale, "%.1f", real);
      case Value.Flag(boolean flag) -> Boolean.toString(flag);
      default -> "";
    };
  }
}
