package fr.teleguichet.edge.update;

import fr.teleguichet.edge.kiosk.FakeOccupancy;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.update.ddi.UpdateServerClient;
import fr.teleguichet.edge.update.download.ArtifactDownloader;
import fr.teleguichet.edge.update.download.DownloadFolder;
import fr.teleguichet.edge.update.download.DownloadLimits;
import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstalledPart;
import fr.teleguichet.edge.update.install.Installer;
import fr.teleguichet.edge.update.install.RequiredRestart;
import fr.teleguichet.edge.update.slot.SimulatedSlotInstaller;
import fr.teleguichet.edge.update.slot.SimulatedSlotMachine;
import fr.teleguichet.edge.update.trust.TrustStore;
import fr.teleguichet.edge.update.version.PlayedShelf;
import fr.teleguichet.hardware.device.AgentStartCause;
import fr.teleguichet.release.DowngradeRules;
import fr.teleguichet.release.TestKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

  /** When the first of them is switched on. */
  static final Instant BEGINNING = VirtualLoop.START;

  final Power power = new Power();
  final PlayedServer server = new PlayedServer(power);
  private final SimulatedSlotMachine machine;
  private final Optional<PlayedShelf> shelf;
  private final String part;
  final Logbook journal = new Logbook();
  final FakeOccupancy occupancy = new FakeOccupancy();
  final PlayedKiosk kiosk;
  private final Path folder;
  private final UpdateServerClient source;
  private UpdateTimings terms =
      new UpdateTimings(
          Duration.ofMinutes(1),
          Duration.ofDays(7),
          Duration.ofMinutes(15),
          Duration.ofSeconds(30));
  private Consumer<UpdateBench> onStart = _ -> {};
  private Consumer<UpdateBench> check = _ -> {};
  private Runnable onRestore = () -> {};
  private VirtualLoop loop = new VirtualLoop();
  private Duration earlier = Duration.ZERO;
  private Duration set = Duration.ZERO;
  private UpdateCoordinator desk;
  private AgentStartCause cut = AgentStartCause.POWER_LOSS;
  private int starts;
  private boolean isMute;
  private Runnable onLook = () -> {};

  UpdateBench(Path folder) {
    this(folder, null);
  }

  /** One whose updates come from this server. */
  UpdateBench(Path folder, @Nullable UpdateServerClient other) {
    this(folder, other, "os");
  }

  /**
   * One of whose software this part is brought up to date: the system in two places, or the agent
   * or its configuration on a shelf of versions.
   */
  UpdateBench(Path folder, @Nullable UpdateServerClient other, String part) {
    this.source = other == null ? server : new MortalServer(other, power);
    this.folder = folder;
    this.part = part;
    this.machine = new SimulatedSlotMachine(folder.resolve("slots"), FORMER);
    this.shelf =
        part.equals("os")
            ? Optional.empty()
            : Optional.of(
                new PlayedShelf(
                    folder.resolve("shelf"),
                    part,
                    FORMER,
                    new TextImages(),
                    step -> power.at("before the step " + step)));
    this.kiosk = new PlayedKiosk(power, this::broken, occupancy);
    this.desk = life();
  }

  private List<String> broken() throws IOException {
    return shelf.isPresent() ? shelf.get().broken() : machine.broken();
  }

  private Installer installer() {
    return shelf
        .map(PlayedShelf::installer)
        .orElseGet(() -> new SimulatedSlotInstaller(machine, new TextImages()));
  }

  /** Whatever a start may choose is whole, and something that has proved itself is there. */
  boolean isBootable() throws IOException {
    return shelf.isPresent()
        ? shelf.get().isBootable(TextImages.SIZE)
        : machine.isBootable() && isWhole();
  }

  private boolean isWhole() throws IOException {
    try {
      InstalledPart situation = look();
      Optional<InstalledPart.Slot> other = situation.other();
      return isWhole(situation.running()) && (other.isEmpty() || isWhole(other.get()));
    } catch (InstallException e) {
      throw new IOException(e);
    }
  }

  private boolean isWhole(InstalledPart.Slot slot) throws IOException {
    if (slot.state() == InstalledPart.State.BAD || slot.version().equals(FORMER)) {
      return true;
    }
    byte[] image =
        Files.readAllBytes(folder.resolve("slots").resolve(slot.name()).resolve("image"));
    String beginning = new String(image, 0, 11, StandardCharsets.ISO_8859_1);
    return image.length == TextImages.SIZE && beginning.equals(slot.version() + " kiosk");
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

  /** Nobody can say what runs, or can again. */
  void mute(boolean mute) {
    isMute = mute;
  }

  private boolean isMute() {
    onLook.run();
    return isMute;
  }

  /** Does something whenever somebody wants to know what runs. */
  void whenLooked(Runnable action) {
    onLook = action;
  }

  /** What starts from now on has this patience. */
  void patience(UpdateTimings patience) {
    terms = patience;
  }

  /** That of the agent which runs now. */
  VirtualLoop loop() {
    return loop;
  }

  /** Does something later, unless the power goes before. */
  void in(Duration time, Runnable action) {
    var _ = loop.after(time, action);
  }

  UpdateCoordinator desk() {
    return desk;
  }

  int starts() {
    return starts;
  }

  /** The machine learns that it is later, or earlier, than it believed. */
  void setClock(Duration by) {
    set = set.plus(by);
  }

  Instant now() {
    return VirtualLoop.START.plus(earlier).plus(loop.uptime());
  }

  /** What a machine that was cut off takes for the reason. */
  void takeCutsFor(AgentStartCause cause) {
    cut = cause;
  }

  /** The machine is switched on, or was told to start again. */
  void start() {
    start(AgentStartCause.OPERATOR_REBOOT);
  }

  private void start(AgentStartCause why) {
    try {
      do {
        machine.start();
      } while (machine.broken().contains(TextImages.START));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    kiosk.restarted(why);
    startAgent();
  }

  /** The agent starts, with the machine or by itself; what does not come up is started again. */
  private void startAgent() {
    earlier = earlier.plus(loop.uptime()).plusSeconds(30);
    loop = new VirtualLoop();
    starts++;
    occupancy.free();
    kiosk.restarted();
    shelf.ifPresent(UpdateBench::choose);
    check.accept(this);
    desk = life();
    guarded(() -> desk.start().onFailure(_ -> {}));
    onStart.accept(this);
  }

  private static void choose(PlayedShelf shelf) {
    try {
      do {
        shelf.start();
      } while (shelf.broken().contains(TextImages.START));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whom it trusts: its root is the one in the folder, if there is one. */
  TrustStore trust() {
    return new TrustStore(
        folder.resolve("release-keys.pem"),
        folder.resolve("brought.swu"),
        folder,
        Clock.fixed(TestKeys.NOW, ZoneOffset.UTC));
  }

  private UpdateCoordinator life() {
    var files = new DownloadFolder(folder.resolve("files"));
    var limits = new DownloadLimits(1_000_000, 10_000_000, 0);
    var tools =
        new UpdateTools(
            loop.worker("work"),
            loop.worker("talk"),
            new MortalMemory(new UpdateLedgerFile(folder), power),
            files,
            () -> new ArtifactDownloader(files, limits, () -> loop.uptime().toNanos(), _ -> {}),
            new InstallerSet(
                List.of(new MortalInstaller(installer(), power, this::isMute)),
                trust(),
                files,
                folder,
                Comparator.naturalOrder()),
            () -> Optional.of(source));
    var mortal = new MortalJournal(journal, power);
    var world =
        new UpdateCoordinator.World(loop, new Life(loop), new Random(1), occupancy, mortal, mortal);
    return new UpdateCoordinator(world, tools, terms, kiosk);
  }

  private final class Life extends Clock {
    private final VirtualLoop since;

    Life(VirtualLoop since) {
      this.since = since;
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
      return VirtualLoop.START.plus(earlier).plus(since.uptime()).plus(set);
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
      } else {
        kiosk.wanted().ifPresent(this::restart);
      }
    }
  }

  private void restart(RequiredRestart what) {
    switch (what) {
      case MACHINE -> start(AgentStartCause.UPDATE);
      case AGENT -> startAgent();
    }
  }

  private void guarded(Runnable action) {
    try {
      action.run();
    } catch (Power.Cut _) {
      // The next start finds what it left.
    }
  }

  InstalledPart look() throws InstallException {
    return installer().look();
  }

  InstalledPart situation() {
    try {
      return look();
    } catch (InstallException e) {
      throw new AssertionError(e);
    }
  }

  String running() {
    return situation().running().version();
  }

  /** The server wants this image of the part, which says this of older ones. */
  void offer(String version, DowngradeRules downgrade) {
    server.offer(server.chunk(part, version, TextImages.of(version, "kiosk", "", downgrade)));
  }

  /** The server wants this image of the part. */
  void offer(String version, String compatible, String breaks) {
    server.offer(server.chunk(part, version, TextImages.of(version, compatible, breaks)));
  }
}
