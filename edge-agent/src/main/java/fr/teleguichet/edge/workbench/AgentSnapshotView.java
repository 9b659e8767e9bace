package fr.teleguichet.edge.workbench;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.peripheral.display.ScreenBrightness;
import fr.teleguichet.edge.presence.PresenceState;
import fr.teleguichet.edge.presence.SensorAssessment;
import fr.teleguichet.edge.presence.SensorFault;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.device.StateReason;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.hardware.serve.CitizenAct;
import fr.teleguichet.hardware.serve.ServiceVerdict;
import fr.teleguichet.hardware.serve.ServiceVerdictText;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the agent says of the kiosk, as the pages of the workbench show it. */
public final class AgentSnapshotView {

  private final AgentSnapshot opinion;

  public AgentSnapshotView(AgentSnapshot opinion) {
    this.opinion = opinion;
  }

  /** What is shown at this moment. */
  public JsonObject now() {
    return new JsonObject()
        .put("presence", presence(opinion.presence().get()))
        .put("sensors", sensors(opinion.sensors().get()))
        .put("session", opinion.session().get())
        .put("monitor", opinion.monitor().get().map(ScreenBrightness::code).orElse("unswitched"))
        .put("care", care())
        .put("repairs", new JsonArray(opinion.repairs().get()))
        .put("temperature", temperature())
        .put("works", works(opinion.verdict().get()))
        .put("peripherals", peripherals(opinion.kiosk()));
  }

  private static JsonArray sensors(List<SensorAssessment> opinions) {
    var sensors = new JsonArray();
    for (SensorAssessment it : opinions) {
      sensors.add(
          new JsonObject()
              .put("sensor", it.sensor().name().toLowerCase(Locale.ROOT))
              .put("sees", it.sees())
              .put("believed", it.suspicion() == SensorFault.NONE)
              .put("doubt", it.suspicion().keyword()));
    }
    return sensors;
  }

  private static String presence(PresenceState state) {
    return switch (state) {
      case PresenceState.Absent _ -> "absent";
      case PresenceState.Approaching _ -> "approaching";
      case PresenceState.Present _ -> "present";
      case PresenceState.Leaving _ -> "leaving";
    };
  }

  private JsonObject care() {
    var care = new JsonObject();
    opinion
        .care()
        .get()
        .ifPresent(
            it -> care.put("fr", it.label(Locale.FRENCH)).put("en", it.label(Locale.ENGLISH)));
    return care;
  }

  /** Rounded, so that noise does not make a new view five times a second. */
  private int temperature() {
    return opinion.kiosk().measure(HealthMetric.CPU_TEMPERATURE) instanceof Value.Real(double it)
        ? (int) Math.round(it)
        : 0;
  }

  private static JsonObject works(ServiceVerdict verdict) {
    var acts = new JsonArray();
    for (CitizenAct act : CitizenAct.values()) {
      var obstacles = verdict.hindrances(act);
      acts.add(
          new JsonObject()
              .put("act", act.code())
              .put("ok", obstacles.isEmpty())
              .put("obstacles", new JsonArray(obstacles.stream().map(it -> it.code()).toList()))
              .put("fr", ServiceVerdictText.line(act, obstacles, Locale.FRENCH))
              .put("en", ServiceVerdictText.line(act, obstacles, Locale.ENGLISH)));
    }
    return new JsonObject().put("serves", verdict.servesAnybody()).put("acts", acts);
  }

  private static JsonArray peripherals(KioskState kiosk) {
    var list = new JsonArray();
    for (Peripheral kind : Peripheral.values()) {
      Optional<JsonObject> line =
          kiosk
              .peripheral(kind)
              .map(it -> line(kind, it.state().code(), it.reasons(), it.model()))
              .or(() -> kiosk.absence(kind).map(reasons -> line(kind, "missing", reasons, "")));
      line.ifPresent(list::add);
    }
    return list;
  }

  private static JsonObject line(Peripheral kind, String state, String reasons, String model) {
    return new JsonObject()
        .put("kind", kind.deviceId())
        .put("state", state)
        .put("ok", state.equals(PeripheralState.OK.code()))
        .put("reasons", reasons)
        .put("fr", StateReason.words(reasons, Locale.FRENCH))
        .put("en", StateReason.words(reasons, Locale.ENGLISH))
        .put("model", model);
  }
}
