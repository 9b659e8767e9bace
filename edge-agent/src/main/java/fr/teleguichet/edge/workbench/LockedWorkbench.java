package fr.teleguichet.edge.workbench;

import fr.teleguichet.edge.screen.ExtraPage;
import fr.teleguichet.edge.screen.PageFile;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The workbench of a real kiosk: what the agent makes of it, for a technician with the PIN. There
 * are no hands here, as nothing is simulated. Belongs to the loop.
 */
public final class LockedWorkbench implements ExtraPage {

  private static final Map<String, String> FILES =
      Map.of(
          "/workbench", "bench.html",
          "/workbench.css", "workbench.css",
          "/bench.js", "bench.js",
          "/workbench-opinion.js", "workbench-opinion.js",
          "/workbench-texts.js", "workbench-texts.js",
          "/workbench-words.js", "workbench-words.js");

  private final AgentSnapshotView view;
  private final Function<Optional<String>, Admission> lock;

  /**
   * A bench that nobody looks at yet.
   *
   * @param lock judges the PIN that was shown
   */
  public LockedWorkbench(AgentSnapshot opinion, Function<Optional<String>, Admission> lock) {
    this.view = new AgentSnapshotView(opinion);
    this.lock = lock;
  }

  @Override
  public Map<String, PageFile> files() {
    Map<String, PageFile> files = new TreeMap<>();
    FILES.forEach((path, name) -> files.put(path, PageFile.read(LockedWorkbench.class, name)));
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

  @Override
  public Admission admit(Optional<String> shown) {
    return lock.apply(shown);
  }
}
