package fr.teleguichet.edge.technician;

import fr.teleguichet.edge.enrolment.FleetEnrolment;
import fr.teleguichet.edge.kiosk.ActiveSessionLock;
import fr.teleguichet.edge.kiosk.AgentContext;
import fr.teleguichet.edge.kiosk.FleetConnection;
import fr.teleguichet.edge.network.setup.ManagerReachability;
import fr.teleguichet.edge.network.setup.NetworkChangeRecorder;
import fr.teleguichet.edge.network.setup.NetworkConfigurator;
import fr.teleguichet.edge.network.setup.NetworkTrial;
import fr.teleguichet.edge.screen.DeferredExtraPage;
import fr.teleguichet.edge.screen.ExtraPage;
import fr.teleguichet.edge.screen.ExtraPage.Admission;
import fr.teleguichet.edge.screen.PageFile;
import fr.teleguichet.edge.text.Messages;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The network as a technician sets it on site, put together. Belongs to the loop. */
public final class OnSiteNetworkSetup {

  private final AgentContext world;
  private final FleetReachability reach;
  private final NetworkTrial trial;
  private final FleetEnrolment unit;

  /** There once the page is. */
  private Optional<ManagerStatusLine> manager = Optional.empty();

  /**
   * One that has not looked at what the last run left behind.
   *
   * @param folder where it remembers
   * @param network what sets the network
   * @param beyond what stands between the network and the fleet, if it is simulated
   */
  public OnSiteNetworkSetup(
      AgentContext world,
      FleetEnrolment unit,
      Path folder,
      NetworkConfigurator network,
      UnaryOperator<ManagerReachability> beyond) {
    this.world = world;
    this.reach =
        new FleetReachability(
            world.loop(), world.clock(), world.route(), () -> unit.status().identity());
    this.trial =
        new NetworkTrial(
            new NetworkTrial.Surroundings(
                world.loop(),
                world.route(),
                beyond.apply(reach),
                world.machine().ids(),
                folder,
                new NetworkChangeRecorder(world.clock(), world.records())),
            network);
    this.unit = unit;
  }

  /** The way out is the one that was set on site once it completes; never fails. */
  public Future<Void> start() {
    return trial.start();
  }

  /** From now on the fleet is reached by this connection. */
  public void follow(FleetConnection connection) {
    reach.follow(connection);
  }

  /**
   * Its page for technicians.
   *
   * @param lock judges the PIN; without one nobody changes the network of a real kiosk, for anybody
   *     may stand before it
   * @param isSimulated whether it may be changed without a PIN where none is set
   */
  public ExtraPage page(
      ActiveSessionLock session, Optional<WorkbenchPinAuthenticator> lock, boolean isSimulated) {
    Function<Optional<String>, Admission> admission =
        lock.<Function<Optional<String>, Admission>>map(Function.identity())
            .orElse(_ -> isSimulated ? new Admission.Granted() : new Admission.Refused());
    return new DeferredExtraPage(
        NetworkSetupPage.PATH, OnSiteNetworkSetup::files, () -> page(session, admission));
  }

  /** The page’s files; they are read at the start, and the page itself is not. */
  static Map<String, PageFile> files() {
    return Map.of(
        "/technician/network", file("html"),
        "/technician-network.js", file("js"),
        "/technician-network.css", file("css"));
  }

  private static PageFile file(String type) {
    return PageFile.read(OnSiteNetworkSetup.class, "technician-network." + type);
  }

  private ExtraPage.Acting page(
      ActiveSessionLock session, Function<Optional<String>, Admission> lock) {
    var line =
        new ManagerStatusLine(
            world.loop(),
            Messages.FRENCH,
            new ManagerConnectionDiagnoser(world.route()),
            unit::status,
            unit::server);
    manager = Optional.of(line);
    return new NetworkSetupPage(
        new NetworkSetupPage.Surroundings(world.loop(), world.route(), line, session, lock),
        trial,
        Messages.FRENCH);
  }

  /** Looks at nothing any more. A trial under way ends as after a power cut. */
  public Future<Void> close() {
    return trial
        .close()
        .transform(_ -> reach.close())
        .transform(_ -> manager.map(ManagerStatusLine::close).orElseGet(Future::succeededFuture));
  }
}
