package fr.teleguichet.edge.update;

import fr.teleguichet.edge.kiosk.FakeOccupancy;
import fr.teleguichet.edge.update.install.Restart;
import fr.teleguichet.edge.update.prove.Before;
import fr.teleguichet.edge.update.prove.Now;
import fr.teleguichet.edge.update.slot.SlotMachine;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.RebootCause;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The kiosk around the updater, as a test wants it. */
final class PlayedKiosk implements Kiosk {

  private final Power power;
  private final SlotMachine machine;
  private final FakeOccupancy occupancy;
  private final Set<Peripheral> broken = EnumSet.noneOf(Peripheral.class);
  private boolean isOpen;
  private RebootCause cause = RebootCause.FIRST_START;
  private boolean isOnline = true;
  private boolean wantsRestart;
  private int interrupted;
  private boolean cantRestart;

  PlayedKiosk(Power power, SlotMachine machine, FakeOccupancy occupancy) {
    this.power = power;
    this.machine = machine;
    this.occupancy = occupancy;
  }

  void open(boolean open) {
    isOpen = open;
  }

  void online(boolean online) {
    isOnline = online;
  }

  void damage(Peripheral peripheral) {
    broken.add(peripheral);
  }

  void refuseRestarts() {
    cantRestart = true;
  }

  boolean wantsRestart() {
    return wantsRestart;
  }

  /** It has started again, and this is why. */
  void restarted(RebootCause why) {
    wantsRestart = false;
    cause = why;
  }

  /** How many citizens were served when it was started again. */
  int interrupted() {
    return interrupted;
  }

  private Set<Peripheral> healthy() {
    Set<Peripheral> healthy = EnumSet.of(Peripheral.PRINTER, Peripheral.READER, Peripheral.SCREEN);
    healthy.removeAll(broken);
    try {
      machine.broken().forEach(it -> healthy.remove(Peripheral.ofDeviceId(it).orElseThrow()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return healthy;
  }

  @Override
  public Before before() {
    return new Before(isOnline, false, "journal", healthy());
  }

  @Override
  public Future<Now> now() {
    return Future.succeededFuture(new Now(isOnline, false, "journal", healthy()));
  }

  @Override
  public boolean isOpen() {
    return isOpen;
  }

  @Override
  public boolean hasLostPower() {
    return cause == RebootCause.POWER_LOSS;
  }

  @Override
  public Future<Void> restart(Restart what) {
    power.at("before restarting");
    if (cantRestart) {
      return Future.failedFuture("not here");
    }
    if (occupancy.isOccupied()) {
      interrupted++;
    }
    wantsRestart = true;
    power.at("after restarting");
    return Future.succeededFuture();
  }

  @Override
  public Map<String, String> attributes() {
    return Map.of("board", "teleguichet-v1");
  }
}
