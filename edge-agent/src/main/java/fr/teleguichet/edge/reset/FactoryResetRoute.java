package fr.teleguichet.edge.reset;

import fr.teleguichet.edge.reset.ResetState.Begun;
import fr.teleguichet.edge.reset.ResetState.Failed;
import fr.teleguichet.edge.reset.ResetState.Idle;
import fr.teleguichet.edge.reset.ResetState.Played;
import fr.teleguichet.edge.screen.ExtraPage;
import fr.teleguichet.edge.screen.PageFile;
import fr.teleguichet.edge.workbench.LockedWorkbench;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The part of the technician's page that resets the unit: {@code POST} with {@code {"kind":
 * "wipe-identity", "unit": "relais-01", "unsent": 3}} begins it. Belongs to the loop.
 */
public final class FactoryResetRoute implements ExtraPage.Acting {

  private static final Map<String, String> FILES =
      Map.of(
          "/technician/reset", "reset.html",
          "/reset.css", "reset.css",
          "/reset.js", "reset.js",
          "/reset-texts.js", "reset-texts.js");

  /** The technician's pages look alike, and choose their language alike. */
  private static final List<String> SHARED = List.of("workbench.css", "workbench-words.js");

  private final FactoryReset reset;
  private final Function<Optional<String>, Admission> lock;

  /**
   * A page that nobody looks at yet.
   *
   * @param lock judges the PIN that was shown
   */
  public FactoryResetRoute(FactoryReset reset, Function<Optional<String>, Admission> lock) {
    this.reset = reset;
    this.lock = lock;
  }

  @Override
  public Map<String, PageFile> files() {
    Map<String, PageFile> files = new TreeMap<>();
    FILES.forEach((path, name) -> files.put(path, PageFile.read(FactoryResetRoute.class, name)));
    SHARED.forEach(name -> files.put("/" + name, PageFile.read(LockedWorkbench.class, name)));
    return files;
  }

  @Override
  public String path() {
    return "/api/technician/reset";
  }

  @Override
  public Admission admit(Optional<String> shown) {
    return lock.apply(shown);
  }

  @Override
  public JsonObject view() {
    var view =
        new JsonObject()
            .put("unit", reset.unit())
            .put("unsent", reset.unsent())
            .put("reach", reset.reach().code())
            .put("connected", reset.isConnected());
    switch (reset.state()) {
      case Idle _ -> view.put("state", "idle");
      case Begun it -> view.put("state", "begun").put("kind", it.kind().code());
      case Played it -> view.put("state", "played").put("kind", it.kind().code());
      case Failed it ->
          view.put("state", "failed").put("kind", it.kind().code()).put("why", it.why().code());
    }
    return view;
  }

  @Override
  public void act(JsonObject message) {
    Optional<ResetKind> kind =
        message.getValue("kind") instanceof String word ? ResetKind.ofWord(word) : Optional.empty();
    if (kind.isEmpty()
        || !(message.getValue("unit") instanceof String unit)
        || !(message.getValue("unsent") instanceof Integer unsent)) {
      throw new IllegalArgumentException("no reset: it needs kind, unit and unsent");
    }
    reset
        .begin(kind.get(), unit, unsent)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why.code());
            });
  }

  @Override
  public void listen(Runnable listener) {
    // The page asks anew each second.
  }
}
