package fr.teleguichet.edge.technician;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.technician.UnitFleetStatus.Stage;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.identity.ShortCode;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** The report, version 1. Measures and facts go by their names on the wire. */
final class UnitReportBuilder {

  private static final int VERSION = 1;

  private UnitReportBuilder() {}

  static JsonObject of(UnitFleetStatus standing, KioskState kiosk, Instant now) {
    var report =
        new JsonObject()
            .put("version", VERSION)
            .put("at", now.toString())
            .put("identity", stage(standing.identity()));
    standing.kiosk().ifPresent(name -> report.put("kiosk", name));
    standing
        .key()
        .ifPresent(
            key -> report.put("code", ShortCode.of(key).toString()).put("fingerprint", key.hex()));
    standing
        .certificate()
        .ifPresent(
            term ->
                report.put(
                    "certificate",
                    new JsonObject()
                        .put("from", term.from().toString())
                        .put("until", term.until().toString())));
    standing.link().ifPresent(link -> report.put("link", stage(link)));
    return report
        .put("facts", facts(kiosk))
        .put("measures", measures(kiosk))
        .put("peripherals", peripherals(kiosk));
  }

  private static JsonObject stage(Stage stage) {
    return new JsonObject().put("state", stage.code()).put("sentence", stage.sentence());
  }

  private static JsonObject facts(KioskState kiosk) {
    var facts = new JsonObject();
    for (NodeFact fact : NodeFact.values()) {
      put(facts, fact.definition().name(), kiosk.fact(fact));
    }
    return facts;
  }

  private static JsonObject measures(KioskState kiosk) {
    var measures = new JsonObject();
    for (HealthMetric metric : HealthMetric.values()) {
      put(measures, metric.definition().name(), kiosk.measure(metric));
    }
    return measures;
  }

  private static JsonArray peripherals(KioskState kiosk) {
    var peripherals = new JsonArray();
    kiosk
        .peripherals()
        .forEach(
            (kind, reading) ->
                peripherals.add(
                    new JsonObject()
                        .put("device", kind.deviceId())
                        .put("state", reading.state().code())
                        .put("reasons", reading.reasons())
                        .put("model", reading.model())));
    return peripherals;
  }

  /** What is absent is left out. */
  private static void put(JsonObject object, String name, Value value) {
    switch (value) {
      case Value.Whole(long whole) -> object.put(name, whole);
      // JSON has no infinity.
      case Value.Real(double real) when Double.isFinite(real) -> object.put(name, real);
      case Value.Flag(boolean flag) -> object.put(name, flag);
      case Value.Text(String text) -> object.put(name, text);
      case Value.Real _, Value.Binary _, Value.Table _, Value.Absent _, Value.Opaque _ -> {
        // No health follows from it.
      }
    }
  }
}
