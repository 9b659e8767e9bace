package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.SessionLock;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.repair.KioskChecks;
import fr.teleguichet.edge.repair.MachineRepairs;
import fr.teleguichet.edge.repair.RepairCoordinator;
import fr.teleguichet.edge.repair.SystemdNotifier;
import io.vertx.core.Future;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The repair desk as a part of the agent, and systemd's watchdog that it feeds. */
final class RepairService {

  private static final Logger LOG = LoggerFactory.getLogger(RepairService.class);

  private final RepairCoordinator desk;
  private final Loop.Worker worker;
  private final Optional<SystemdNotifier> systemd;

  RepairService(
      Loop loop,
      AgentEnvironment machine,
      JournalAccess door,
      KioskState kiosk,
      SessionLock occupancy,
      MachineRepairs repairs,
      Runnable reload) {
    this.worker = loop.worker("watchdog");
    this.systemd =
        SystemdNotifier.of(machine.environment())
            .filter(_ -> machine.environment().containsKey("WATCHDOG_USEC"));
    this.desk =
        new RepairCoordinator(
            new RepairCoordinator.Surroundings(loop, machine.clock(), door, occupancy, this::feed),
            repairs,
            KioskChecks.of(kiosk, door, machine.clock(), reload));
  }

  private void feed() {
    systemd.ifPresent(
        it -> worker.run(it::watchdog).onFailure(e -> LOG.warn("The watchdog can’t be fed.", e)));
  }

  RepairCoordinator desk() {
    return desk;
  }

  Future<Void> start() {
    return desk.start();
  }

  Future<Void> stop() {
    desk.stop();
    return worker.close();
  }
}
