package fr.teleguichet.simulator.workbench;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.screen.ExtraPage;
import fr.teleguichet.edge.screen.PageFile;
import fr.teleguichet.edge.workbench.AgentSnapshot;
import fr.teleguichet.edge.workbench.AgentSnapshotView;
import fr.teleguichet.simulator.scenario.SimulatedKiosk;
import fr.teleguichet.simulator.scenario.SimulationDial;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The workbench as a part of the screen's server: takes what hands do, and shows the kiosk and what
 * the agent makes of it. There is one only where the whole kiosk is simulated. Belongs to the loop.
 */
public final class Workbench implements ExtraPage.Acting {

  /** A person sees no delay shorter than this. */
  private static final Duration LOOK = Duration.ofMillis(200);

  private static final Map<String, String> FILES =
      Map.of(
          "/workbench", "workbench.html",
          "/workbench.js", "workbench.js",
          "/workbench-dials.js", "workbench-dials.js");

  /** What a real kiosk's workbench has too. */
  private static final Map<String, String> SHARED =
      Map.of(
          "/workbench.css", "workbench.css",
          "/workbench-opinion.js", "workbench-opinion.js",
          "/workbench-texts.js", "workbench-texts.js",
          "/workbench-words.js", "workbench-words.js");

  private final Loop loop;
  private final SimulatedKiosk kiosk;
  private final WorkbenchView view;
  private final List<Runnable> listeners = new ArrayList<>();
  private Loop.@Nullable Timer timer;
  private String shown = "";

  public Workbench(Loop loop, SimulatedKiosk kiosk, AgentSnapshot opinion) {
    this.loop = loop;
    this.kiosk = kiosk;
    this.view = new WorkbenchView(kiosk, opinion);
  }

  /** Looks from now on whether something has changed. */
  public void start() {
    timer = loop.after(LOOK, this::look);
  }

  /** Looks no more. */
  public void stop() {
    if (timer != null) {
      timer.cancel();
    }
  }

  private void look() {
    timer = loop.after(LOOK, this::look);
    String now = view.now().encode();
    if (!now.equals(shown)) {
      shown = now;
      listeners.forEach(Runnable::run);
    }
  }

  @Override
  public Map<String, PageFile> files() {
    Map<String, PageFile> files = new TreeMap<>();
    FILES.forEach((path, name) -> files.put(path, PageFile.read(Workbench.class, name)));
    SHARED.forEach((path, name) -> files.put(path, PageFile.read(AgentSnapshotView.class, name)));
    return files;
  }

  @Override
  public String path() {
    return "/api/workbench";
  }

  @Override
  public JsonObject view() {
    return view.now();
  }

  /** Turns a dial: {@code {"dial": "paper", "value": 0}}, or mends all: {@code {"mend": true}}. */
  @Override
  public void act(JsonObject message) {
    loop.check();
    if (Boolean.TRUE.equals(message.getValue("mend"))) {
      kiosk.mendEverything();
    } else if (message.getValue("dial") instanceof String word
        && message.getValue("value") instanceof Integer value) {
      kiosk.turn(SimulationDial.ofWord(word), value);
    } else {
      throw new IllegalArgumentException("nothing to do: it needs dial and value, or mend");
    }
  }

  @Override
  public void listen(Runnable listener) {
    listeners.add(listener);
  }
}
