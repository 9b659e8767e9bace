package fr.teleguichet.edge.update.install;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/** A machine that is switched on and off inside this program. Belongs to the loop. */
public interface InProcessMachine {

  /** What installs software on it. */
  List<Installer> installers();

  /** It is switched on, and runs what was chosen. */
  Future<Void> start();

  /** How long it is gone for a start. */
  Duration startTime();

  /** It is switched off for good. */
  Future<Void> stop();
}
