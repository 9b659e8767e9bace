package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.Occupancy;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.repair.KioskChecks;
import fr.teleguichet.edge.repair.RepairDesk;
import fr.teleguichet.edge.repair.Repairs;
import io.vertx.core.Future;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The repair desk as a part of the agent, and systemd's watchdog that it feeds. */
final class Upkeep {

  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

  private final RepairDesk desk;
  private final Loop.Worker worker;
  private final Optional<ServiceNotice> systemd;

  Upkeep(
      Loop loop,
      Machine machine,
      JournalDoor door,
      KioskState kiosk,
      Occupancy occupancy,
      Repairs repairs,
      Runnable reload) {
    this.worker = loop.worker("watchdog");
    this.systemd =
        ServiceNotice.of(machine.environment())
            .filter(_ -> machine.environment().containsKey("WATCHDOG_USEC"));
    this.desk =
        new RepairDesk(
            new RepairDesk.Surroundings(loop, machine.clock(), door, occupancy, this::feed),
            repairs,
            KioskChecks.of(kiosk, door, machine.clock(), reload));
  }

  private void feed() {
    systemd.ifPresent(
        it -> worker.run(it::watchdog).onFailure(e -> LOG.warn("The watchdog can’t be fed.", e)));
  }

  RepairDesk desk() {
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
