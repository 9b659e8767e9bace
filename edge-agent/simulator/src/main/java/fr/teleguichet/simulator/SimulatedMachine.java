package fr.teleguichet.simulator;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.update.install.InProcessMachine;
import fr.teleguichet.edge.update.install.Installer;
import fr.teleguichet.edge.update.slot.ImageReader;
import fr.teleguichet.edge.update.slot.SimulatedSlotInstaller;
import fr.teleguichet.edge.update.slot.SimulatedSlotMachine;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.simulator.scenario.SimulatedKiosk;
import fr.teleguichet.simulator.scenario.SimulationDial;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machine of a simulated kiosk as updates see it: it has two places for its software, starts
 * again without its program ending, and what a version breaks is unplugged. Belongs to the loop.
 */
final class SimulatedMachine implements InProcessMachine {

  /** How long a start takes, at any speed: long enough for the fleet to see it gone. */
  private static final Duration STARTING = Duration.ofSeconds(3);

  private static final Logger LOG = LoggerFactory.getLogger(SimulatedMachine.class);
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final Loop loop;
  private final Loop.Worker worker;
  private final SimulatedSlotMachine slots;
  private final ImageReader images;
  private final SimulatedKiosk kiosk;
  private List<SimulationDial> unplugged = List.of();
  private boolean isStopped;

  SimulatedMachine(
      Loop loop, SimulatedSlotMachine slots, ImageReader images, SimulatedKiosk kiosk) {
    this.loop = loop;
    this.worker = loop.worker("played-machine");
    this.slots = slots;
    this.images = images;
    this.kiosk = kiosk;
  }

  @Override
  public List<Installer> installers() {
    return List.of(new SimulatedSlotInstaller(slots, images));
  }

  @Override
  public Duration startTime() {
    return STARTING;
  }

  /** It is switched on: what runs is chosen, and what that breaks is broken. */
  @Override
  public Future<Void> start() {
    return worker
        .run(
            () -> {
              slots.start();
              return slots.broken();
            })
        .onSuccess(this::breakThese)
        .onFailure(
            e -> LOG.warn("why=\"{}\" The simulated machine does not start.", e.getMessage()))
        .mapEmpty();
  }

  private void breakThese(List<String> words) {
    List<SimulationDial> former = unplugged;
    unplugged = words.stream().flatMap(word -> plug(word).stream()).toList();
    former.forEach(dial -> kiosk.turn(dial, dial.morning()));
    hold();
  }

  private Optional<SimulationDial> plug(String word) {
    return Peripheral.ofDeviceId(word)
        .flatMap(
            kind ->
                List.of(SimulationDial.values()).stream()
                    .filter(dial -> dial.name().equals(kind.name() + "_PLUG"))
                    .findFirst())
        .filter(kiosk::has);
  }

  /** A scenario mends everything each morning, but not this. */
  private void hold() {
    if (!unplugged.isEmpty() && !isStopped) {
      unplugged.forEach(dial -> kiosk.turn(dial, 0));
      var _ = loop.after(AGAIN, this::hold);
    }
  }

  @Override
  public Future<Void> stop() {
    isStopped = true;
    return worker.close();
  }
}
