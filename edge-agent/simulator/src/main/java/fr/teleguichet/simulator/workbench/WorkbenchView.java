package fr.teleguichet.simulator.workbench;

import fr.teleguichet.edge.workbench.AgentSnapshot;
import fr.teleguichet.edge.workbench.AgentSnapshotView;
import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.simulator.scenario.SimulatedKiosk;
import fr.teleguichet.simulator.scenario.SimulationDial;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** What the workbench's page shows: how the dials stand, and what the agent says. */
final class WorkbenchView {

  private static final List<String> COLOURS = List.of("red", "green", "blue");

  private final SimulatedKiosk simulated;
  private final AgentSnapshotView opinion;

  WorkbenchView(SimulatedKiosk simulated, AgentSnapshot opinion) {
    this.simulated = simulated;
    this.opinion = new AgentSnapshotView(opinion);
  }

  JsonObject now() {
    var light = new JsonArray();
    COLOURS.stream()
        .filter(colour -> simulated.wires().level(new Slug("light-" + colour)))
        .forEach(light::add);
    return new JsonObject()
        .put("dials", dials())
        .put("light", light)
        .put("tones", simulated.devices().tone().played())
        .put("sound", sound())
        .put("ending", simulated.devices().isEnding())
        .mergeIn(opinion.now());
  }

  private String sound() {
    return simulated.devices().sound().destination().name().toLowerCase(Locale.ROOT);
  }

  private JsonObject dials() {
    var dials = new JsonObject();
    for (SimulationDial dial : SimulationDial.values()) {
      if (simulated.has(dial)) {
        dials.put(
            dial.code(),
            new JsonObject()
                .put("value", simulated.at(dial))
                .put("least", dial.least())
                .put("most", dial.most())
                .put("morning", dial.morning()));
      }
    }
    return dials;
  }
}
