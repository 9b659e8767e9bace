package fr.teleguichet.fleet.update.action;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * On what terms a kiosk shall install an update.
 *
 * @param window when it may; empty where it may at any time
 * @param metadata words that go along with each module, by name
 */
public record InstallConditions(Optional<Window> window, Map<String, String> metadata) {

  /** No terms. */
  public static final InstallConditions NONE = new InstallConditions(Optional.empty(), Map.of());

  /**
   * When a kiosk may install.
   *
   * @param open whether it may now
   * @param opens when it may next; empty where it may now, or where nothing of it is near
   */
  public record Window(boolean open, Optional<Instant> opens) {}

  public InstallConditions {
    metadata = Map.copyOf(metadata);
  }

  /** Whether a kiosk that has the update must wait. */
  public boolean isShut() {
    return window.filter(it -> !it.open()).isPresent();
  }

  /** The number of an update that changes whenever the kiosk should look again. */
  public int hash(UpdateAction action) {
    return window
        .map(it -> Math.floorMod(31 * action.hash() + (it.open() ? 2 : 1), 1 << 30))
        .orElseGet(action::hash);
  }

  /** Who plans updates says on what terms; without one there are none. */
  public interface Source {
    /** The terms of an update at this moment. */
    InstallConditions of(UpdateAction action);
  }
}
