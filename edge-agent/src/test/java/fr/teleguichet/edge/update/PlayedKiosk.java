package fr.teleguichet.edge.update;

import fr.teleguichet.edge.kiosk.FakeOccupancy;
import fr.teleguichet.edge.update.install.RequiredRestart;
import fr.teleguichet.edge.update.prove.KioskAfterUpdate;
import fr.teleguichet.edge.update.prove.KioskBeforeUpdate;
import fr.teleguichet.hardware.device.AgentStartCause;
import fr.teleguichet.hardware.device.Peripheral;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The kiosk around the updater, as a test wants it. */
final class PlayedKiosk implements UpdaterHost {

  /** What runs there. */
  @FunctionalInterface
  interface Software {
    /** What it does not work with, in words. */
    List<String> broken() throws IOException;
  }

  private final Power power;
  private final Software software;
  private final FakeOccupancy occupancy;
  private final Set<Peripheral> broken = EnumSet.noneOf(Peripheral.class);
  private BooleanSupplier isOpen = () -> false;
  private AgentStartCause cause = AgentStartCause.FIRST_START;
  private boolean isOnline = true;
  private Optional<RequiredRestart> wanted = Optional.empty();
  private Runnable onRestart = () -> {};
  private int interrupted;
  private boolean cantRestart;
  private boolean forgetsRestarts;
  private Promise<Void> look = finished();

  PlayedKiosk(Power power, Software software, FakeOccupancy occupancy) {
    this.power = power;
    this.software = software;
    this.occupancy = occupancy;
  }

  void open(boolean open) {
    isOpen = () -> open;
  }

  /** It has hours. */
  void open(BooleanSupplier hours) {
    isOpen = hours;
  }

  void online(boolean online) {
    isOnline = online;
  }

  void damage(Peripheral peripheral) {
    broken.add(peripheral);
  }

  private static Promise<Void> finished() {
    Promise<Void> look = Promise.promise();
    look.complete();
    return look;
  }

  /** Looking at how it is takes until the test says so. */
  Promise<Void> looksForLong() {
    look = Promise.promise();
    return look;
  }

  void refuseRestarts() {
    cantRestart = true;
  }

  /** It says that it starts again, and nothing happens. */
  void forgetRestarts() {
    forgetsRestarts = true;
  }

  /** What it waits for to start again. */
  Optional<RequiredRestart> wanted() {
    return wanted;
  }

  /** Has somebody look at each restart that the updater wants. */
  void onRestart(Runnable looker) {
    onRestart = looker;
  }

  /** The agent has started again; the machine has not. */
  void restarted() {
    wanted = Optional.empty();
  }

  /** It has started again, and this is why. */
  void restarted(AgentStartCause why) {
    wanted = Optional.empty();
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
      for (String word : software.broken()) {
        Peripheral.ofDeviceId(word).ifPresent(healthy::remove);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return healthy;
  }

  @Override
  public KioskBeforeUpdate before() {
    return new KioskBeforeUpdate(isOnline, false, "journal", healthy());
  }

  @Override
  public Future<KioskAfterUpdate> now() {
    var found = new KioskAfterUpdate(isOnline, false, "journal", healthy());
    return look.future().map(found);
  }

  @Override
  public boolean isOpen() {
    return isOpen.getAsBoolean();
  }

  @Override
  public boolean hasLostPower() {
    return cause == AgentStartCause.POWER_LOSS;
  }

  @Override
  public Future<Void> restart(RequiredRestart what) {
    power.at("before restarting");
    if (cantRestart) {
      return Future.failedFuture("not here");
    }
    if (occupancy.isOccupied()) {
      interrupted++;
    }
    onRestart.run();
    wanted = Optional.of(what).filter(_ -> !forgetsRestarts);
    power.at("after restarting");
    return Future.succeededFuture();
  }

  @Override
  public Map<String, String> attributes() {
    return Map.of("board", "teleguichet-v1");
  }
}
