package fr.teleguichet.edge.update;

import fr.teleguichet.edge.kiosk.FakeOccupancy;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.update.ddi.UpdateServer;
import fr.teleguichet.edge.update.download.Download;
import fr.teleguichet.edge.update.download.Limits;
import fr.teleguichet.edge.update.download.Shelf;
import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.Situation;
import fr.teleguichet.edge.update.slot.SlotInstaller;
import fr.teleguichet.edge.update.slot.SlotMachine;
import fr.teleguichet.hardware.device.RebootCause;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A simulated machine with an updater on it, whose time passes as a test says. */
final class UpdateBench {

  static final String FORMER = "2.3.1";

  final Power power = new Power();
  final PlayedServer server = new PlayedServer(power);
  final SlotMachine machine;
  final Logbook journal = new Logbook();
  final FakeOccupancy occupancy = new FakeOccupancy();
  final PlayedKiosk kiosk;
  private final Path folder;
  private final UpdateServer source;
  private final UpdateTerms terms =
      new UpdateTerms(
          Duration.ofMinutes(1),
          Duration.ofDays(7),
          Duration.ofMinutes(15),
          Duration.ofSeconds(30));
  private Consumer<UpdateBench> onStart = _ -> {};
  private Consumer<UpdateBench> check = _ -> {};
  private Runnable onRestore = () -> {};
  private VirtualLoop loop = new VirtualLoop();
  private Duration earlier = Duration.ZERO;
  private UpdateDesk desk;
  private RebootCause cut = RebootCause.POWER_LOSS;
  private int starts;

  UpdateBench(Path folder) {
    this(folder, null);
  }

  /** One whose updates come from this server. */
  UpdateBench(Path folder, @Nullable UpdateServer other) {
    this.source = other == null ? server : new MortalServer(other, power);
    this.folder = folder;
    this.machine = new SlotMachine(folder.resolve("slots"), FORMER);
    this.kiosk = new PlayedKiosk(power, machine, occupancy);
    this.desk = life();
  }

  /** Tells somebody after each start. */
  void onStart(Consumer<UpdateBench> listener) {
    onStart = listener;
  }

  /** Has somebody look at what each start finds. */
  void checkAtEachStart(Consumer<UpdateBench> checking) {
    check = checking;
  }

  /** Does something when the power comes back for the first time. */
  void onRestore(Runnable action) {
    onRestore = action;
  }

  /** Does something later, unless the power goes before. */
  void in(Duration time, Runnable action) {
    var _ = loop.after(time, action);
  }

  Path slots() {
    return folder.resolve("slots");
  }

  UpdateDesk desk() {
    return desk;
  }

  int starts() {
    return starts;
  }

  Instant now() {
    return VirtualLoop.START.plus(earlier).plus(loop.uptime());
  }

  /** What a machine that was cut off takes for the reason. */
  void takeCutsFor(RebootCause cause) {
    cut = cause;
  }

  /** The machine is switched on, or was told to start again. */
  void start() {
    start(RebootCause.OPERATOR_REBOOT);
  }

  private void start(RebootCause why) {
    earlier = earlier.plus(loop.uptime()).plusSeconds(30);
    loop = new VirtualLoop();
    starts++;
    occupancy.free();
    try {
      machine.start();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    kiosk.restarted(why);
    check.accept(this);
    desk = life();
    guarded(() -> desk.start().onFailure(_ -> {}));
    onStart.accept(this);
  }

  private UpdateDesk life() {
    var shelf = new Shelf(folder.resolve("files"));
    var limits = new Limits(1_000_000, 10_000_000, 0);
    var installer = new SlotInstaller(machine, new TextImages());
    var tools =
        new UpdateTools(
            loop.worker("work"),
            loop.worker("talk"),
            new MortalMemory(new UpdateFile(folder), power),
            shelf,
            () -> new Download(shelf, limits, () -> loop.uptime().toNanos(), _ -> {}),
            new Workshop(
                List.of(new MortalInstaller(installer, power)), shelf, Comparator.naturalOrder()),
            () -> Optional.of(source));
    var mortal = new MortalJournal(journal, power);
    var world =
        new UpdateDesk.World(
            loop, new Life(loop, earlier), new Random(1), occupancy, mortal, mortal);
    return new UpdateDesk(world, tools, terms, kiosk);
  }

  private static final class Life extends Clock {
    private final VirtualLoop loop;
    private final Duration earlier;

    Life(VirtualLoop loop, Duration earlier) {
      this.loop = loop;
      this.earlier = earlier;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("nobody needs a zone");
    }

    @Override
    public Instant instant() {
      return VirtualLoop.START.plus(earlier).plus(loop.uptime());
    }
  }

  /** Time passes, and the machine starts again whenever it has to. */
  void passUntil(BooleanSupplier condition, Duration atMost) {
    Instant end = now().plus(atMost);
    while (!condition.getAsBoolean()) {
      if (now().isAfter(end)) {
        throw new AssertionError(
            "not within %s: %s %s".formatted(atMost, desk.state(), server.told()));
      }
      pass(Duration.ofSeconds(1));
    }
  }

  void pass(Duration time) {
    Instant end = now().plus(time);
    while (now().isBefore(end)) {
      guarded(() -> loop.pass(Duration.ofSeconds(1)));
      if (power.isOff()) {
        power.restore();
        start(cut);
        onRestore.run();
        onRestore = () -> {};
      } else if (kiosk.wantsRestart()) {
        start(RebootCause.UPDATE);
      }
    }
  }

  private void guarded(Runnable action) {
    try {
      action.run();
    } catch (Power.Cut _) {
      // The next start finds what it left.
    }
  }

  Situation look() throws InstallException {
    return new SlotInstaller(machine, new TextImages()).look();
  }

  String running() {
    try {
      return look().running().version();
    } catch (InstallException e) {
      throw new AssertionError(e);
    }
  }
}
