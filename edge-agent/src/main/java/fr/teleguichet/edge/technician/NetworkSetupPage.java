package fr.teleguichet.edge.technician;

import fr.teleguichet.edge.kiosk.ActiveSessionLock;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.network.setup.NetworkChange;
import fr.teleguichet.edge.network.setup.NetworkChangeReader;
import fr.teleguichet.edge.network.setup.NetworkException;
import fr.teleguichet.edge.network.setup.NetworkFault;
import fr.teleguichet.edge.network.setup.NetworkSettingException;
import fr.teleguichet.edge.network.setup.NetworkStatus;
import fr.teleguichet.edge.network.setup.NetworkTrial;
import fr.teleguichet.edge.screen.ExtraPage;
import fr.teleguichet.edge.screen.PageFile;
import fr.teleguichet.edge.screen.UnitStatus.Line;
import fr.teleguichet.edge.text.Messages;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.hardware.network.EapCredentials;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The technician's page that shows the network and changes it, for who shows the PIN. The network
 * is looked at only while somebody looks at the page. Belongs to the loop.
 */
public final class NetworkSetupPage implements ExtraPage.Acting {

  static final String PATH = "/api/technician/network";

  private static final Duration FRESH = Duration.ofSeconds(2);

  /** In bytes: the certificates, their line ends written as two, and what is around them. */
  private static final int MAX_MESSAGE = EapCredentials.MAX_AUTHORITY + 48 * 1024;

  private final Loop loop;
  private final NetworkTrial trial;
  private final OutboundRoute route;
  private final ManagerStatusLine manager;
  private final ActiveSessionLock session;
  private final Function<Optional<String>, Admission> lock;
  private final NetworkTexts words;
  private final NetworkSetupView view;
  private Optional<Duration> looked = Optional.empty();
  private Optional<NetworkStatus> picture = Optional.empty();
  private Optional<NetworkFault> fault = Optional.empty();

  /**
   * What it takes from the agent.
   *
   * @param lock judges the PIN that was shown
   */
  record Surroundings(
      Loop loop,
      OutboundRoute route,
      ManagerStatusLine manager,
      ActiveSessionLock session,
      Function<Optional<String>, Admission> lock) {}

  NetworkSetupPage(Surroundings world, NetworkTrial trial, Messages messages) {
    this.loop = world.loop;
    this.trial = trial;
    this.route = world.route;
    this.manager = world.manager;
    this.session = world.session;
    this.lock = world.lock;
    this.words = new NetworkTexts(messages);
    this.view = new NetworkSetupView(words);
  }

  @Override
  public Map<String, PageFile> files() {
    return OnSiteNetworkSetup.files();
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Admission admit(Optional<String> shown) {
    return lock.apply(shown);
  }

  @Override
  public JsonObject view() {
    look();
    List<Line> lines = new ArrayList<>();
    lines.addAll(
        fault
            .map(words::lines)
            .or(() -> picture.map(words::lines))
            .orElseGet(
                () -> List.of(new Line(words.say("setup.carrier"), words.say("setup.looking")))));
    lines.add(
        ProxyStatusLine.of(route, words.messages())
            .orElseGet(() -> new Line(words.say("proxy"), words.say("setup.no-proxy"))));
    // Where the network can't be read, there may be one all the same.
    lines.add(manager.line(picture.isEmpty() || picture.get().carrier().isPresent()));
    return view.of(lines, picture, route.proxy(), trial.state(), loop.uptime());
  }

  private void look() {
    if (looked.isPresent() && loop.uptime().minus(looked.get()).compareTo(FRESH) < 0) {
      return;
    }
    looked = Optional.of(loop.uptime());
    var _ =
        trial
            .ask(it -> it.look())
            .onSuccess(
                it -> {
                  picture = Optional.of(it);
                  fault = Optional.empty();
                })
            .onFailure(
                e -> {
                  picture = Optional.empty();
                  fault =
                      Optional.of(
                          e instanceof NetworkException it ? it.fault() : NetworkFault.OTHER);
                });
  }

  /** An authority's certificates are larger than the rest. */
  @Override
  public int maxMessage() {
    return MAX_MESSAGE;
  }

  @Override
  public void act(JsonObject message) {
    switch (String.valueOf(message.getValue("action"))) {
      case "try" -> begin(message);
      case "stop" -> trial.stop();
      case "scan" -> scan();
      default -> throw new IllegalArgumentException("no action: try, stop or scan");
    }
  }

  private void begin(JsonObject message) {
    if (session.isOccupied()) {
      throw new IllegalArgumentException(words.say("setup.occupied"));
    }
    NetworkChange change;
    try {
      change = NetworkChangeReader.read(message);
    } catch (NetworkSettingException e) {
      throw new IllegalArgumentException(words.problem(e.problem()), e);
    }
    if (!trial.begin(change)) {
      throw new IllegalArgumentException(words.say("setup.busy"));
    }
  }

  private void scan() {
    var _ =
        trial.ask(
            it -> {
              it.scan();
              return it;
            });
  }

  @Override
  public void listen(Runnable listener) {
    trial.listen(listener);
  }
}
