package fr.teleguichet.simulator;

import fr.teleguichet.edge.call.VideoCallProvider;
import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.hardware.KioskHardware;
import fr.teleguichet.edge.kiosk.DurableNotes;
import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.network.setup.ManagerReachability;
import fr.teleguichet.edge.network.setup.NetworkConfigurator;
import fr.teleguichet.edge.network.setup.SimulatedNetwork;
import fr.teleguichet.edge.peripheral.PeripheralSupervisor.Post;
import fr.teleguichet.edge.peripheral.display.Clipboard;
import fr.teleguichet.edge.peripheral.display.DisplayConnector;
import fr.teleguichet.edge.peripheral.display.ScreenPower;
import fr.teleguichet.edge.peripheral.display.SimulatedPower;
import fr.teleguichet.edge.peripheral.media.SoundRouting;
import fr.teleguichet.edge.peripheral.monitoring.InstalledDevices;
import fr.teleguichet.edge.screen.ExtraPage;
import fr.teleguichet.edge.update.install.InProcessMachine;
import fr.teleguichet.edge.update.slot.SimulatedSlotMachine;
import fr.teleguichet.edge.update.trust.ReleaseVerifier;
import fr.teleguichet.edge.wire.BoardWires;
import fr.teleguichet.edge.workbench.AgentSnapshot;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.simulator.scenario.Scenario;
import fr.teleguichet.simulator.scenario.SimulatedAdvisers;
import fr.teleguichet.simulator.scenario.SimulatedKiosk;
import fr.teleguichet.simulator.scenario.SimulationDial;
import fr.teleguichet.simulator.workbench.Workbench;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The simulated kiosk with its workbench, in the place of real hardware. Belongs to the loop. */
public final class SimulatedHardware implements KioskHardware {

  /** Within an arm's length, in centimetres. */
  private static final int IN_FRONT = 60;

  private static final String FIRST_VERSION = "2.3.1";

  private final Loop loop;
  private final AgentConfiguration configuration;
  private final SimulatedKiosk kiosk;
  private final Optional<Scenario.Advisers> advisers;
  private final SimulatedNetwork network = new SimulatedNetwork();
  private @Nullable Workbench page;
  private boolean hasComeToTouch;

  public SimulatedHardware(Loop loop, AgentConfiguration configuration, Scenario scenario) {
    this.loop = loop;
    this.configuration = configuration;
    this.advisers = scenario.advisers();
    this.kiosk = new SimulatedKiosk(loop, configuration.board(), scenario);
  }

  /** What the scenario is played on. */
  public SimulatedKiosk kiosk() {
    return kiosk;
  }

  @Override
  public boolean isSimulated() {
    return true;
  }

  @Override
  public double speed() {
    return configuration.simulation().speed();
  }

  @Override
  public void start() {
    kiosk.start();
  }

  /** Nothing moves any more. */
  @Override
  public void stop() {
    kiosk.stop();
    if (page != null) {
      page.stop();
    }
  }

  @Override
  public BoardWires wires() {
    return kiosk.wires();
  }

  @Override
  public InstalledDevices devices() {
    return kiosk.devices().all();
  }

  @Override
  public ScreenPower screenPower(DisplayConnector connector) {
    return new SimulatedPower();
  }

  /** What looks at the simulated peripherals, and at the board's header in its way. */
  @Override
  public List<Post> posts(Supplier<List<Post>> rounds, List<Post> lines) {
    List<Post> posts = new ArrayList<>(kiosk.posts());
    posts.addAll(kiosk.played(lines));
    return posts;
  }

  @Override
  public void onChange(Consumer<Peripheral> listener) {
    kiosk.onChange(listener);
  }

  /** The page is open in somebody's own browser. */
  @Override
  public Optional<Clipboard> clipboard() {
    return Optional.empty();
  }

  /** Where it has a handset. */
  @Override
  public Optional<SoundRouting> sound() {
    return kiosk.has(SimulationDial.HANDSET)
        ? Optional.of(kiosk.devices().sound())
        : Optional.empty();
  }

  /** Where the sensors' counts go: nowhere, as the script counts its people itself. */
  @Override
  public RecordAppender sensed(RecordAppender records, DurableNotes notes) {
    return new RecordAppender() {
      @Override
      public Future<Long> append(KioskRecord record) {
        return record instanceof KioskRecord.Presence
            ? Future.succeededFuture(0L)
            : records.append(record);
      }

      @Override
      public Future<Long> append(KioskRecord record, String note, String content) {
        return record instanceof KioskRecord.Presence
            ? notes.put(note, content).map(0L)
            : records.append(record, note, content);
      }
    };
  }

  /** Whoever touches the citizen's page stands in front of it, and leaves when it is done with. */
  @Override
  public void sessionMoved(boolean occupied) {
    kiosk.occupied(occupied);
    if (occupied && kiosk.at(SimulationDial.PERSON) != IN_FRONT) {
      kiosk.turn(SimulationDial.PERSON, IN_FRONT);
      hasComeToTouch = true;
    } else if (!occupied && hasComeToTouch) {
      kiosk.turn(SimulationDial.PERSON, 0);
      hasComeToTouch = false;
    }
  }

  @Override
  public Optional<VideoCallProvider> advisers() {
    return advisers.map(it -> new SimulatedAdvisers(loop, it));
  }

  @Override
  public Optional<ExtraPage> workbench(AgentSnapshot opinion) {
    var opened = new Workbench(loop, kiosk, opinion);
    page = opened;
    opened.start();
    return Optional.of(opened);
  }

  @Override
  public NetworkConfigurator network() {
    return network;
  }

  @Override
  public ManagerReachability reach(ManagerReachability own) {
    return new ManagerReachability() {
      @Override
      public void startOver() {
        own.startOver();
      }

      @Override
      public Future<Boolean> isReached() {
        return network.leadsOut() ? own.isReached() : Future.succeededFuture(false);
      }
    };
  }

  @Override
  public Optional<InProcessMachine> inProcess(Path folder, ReleaseVerifier verifier) {
    String board = configuration.board().id().value();
    var images =
        new SimulatedReleaseImageReader(
            verifier,
            Set.of(board, board + ":1.0", "1.0", "teleguichet-kiosk"),
            configuration.kiosk().id().map(KioskName::value));
    var slots = new SimulatedSlotMachine(folder.resolve("slots"), FIRST_VERSION);
    return Optional.of(new SimulatedMachine(loop, slots, images, kiosk));
  }
}
