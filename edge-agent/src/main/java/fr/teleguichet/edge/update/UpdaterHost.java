package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.install.RequiredRestart;
import fr.teleguichet.edge.update.prove.KioskAfterUpdate;
import fr.teleguichet.edge.update.prove.KioskBeforeUpdate;
import io.vertx.core.Future;
import java.util.Map;

/** The kiosk around the updater. Called on the loop; must not block. */
public interface UpdaterHost {

  /** How it is, before something changes. */
  KioskBeforeUpdate before();

  /** How it is, while a new version is on trial. */
  Future<KioskAfterUpdate> now();

  /** Whether citizens may come: an update that is not forced waits until they may not. */
  boolean isOpen();

  /**
   * Whether nothing but a cut of power explains why the machine started: no panic, no watchdog, and
   * nobody who had it start again.
   */
  boolean hasLostPower();

  /** Starts something again. Done, it may be that nobody hears of it any more. */
  Future<Void> restart(RequiredRestart what);

  /** What the server may want to know besides the versions of the parts. */
  Map<String, String> attributes();
}
