package fr.teleguichet.edge.network.setup;

import static fr.teleguichet.edge.network.setup.SimulatedNetwork.PASSWORD;
import static fr.teleguichet.edge.network.setup.SimulatedNetwork.WIFI;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.network.setup.ConnectionProfile.Kind;
import fr.teleguichet.edge.network.setup.ConnectionProfile.Wifi;
import fr.teleguichet.edge.network.setup.NetworkChange.WayOut;
import fr.teleguichet.edge.network.setup.NetworkStatus.Carrier;
import fr.teleguichet.edge.network.setup.NetworkTrialOutcome.Interrupted;
import fr.teleguichet.edge.network.setup.NetworkTrialOutcome.NotStored;
import fr.teleguichet.edge.network.setup.NetworkTrialState.Ending;
import fr.teleguichet.edge.network.setup.NetworkTrialState.Idle;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.hardware.network.HttpProxy;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change of connection and proxy ends whole or not at all, whatever the disk does at its end. */
class NetworkTrialCutTest {

  private static final HttpProxy CONFIGURED = HttpProxy.parse("proxy.lot.example:3128");
  private static final HttpProxy ON_SITE = HttpProxy.parse("proxy.ecole.example:3128");
  private static final HttpProxy OTHER =
      HttpProxy.parse("proxy.mairie.example:8080")
          .with(new HttpProxy.Login("borne", "mot de passe secret"));
  private static final UUID ID = new UUID(1, 2);

  @TempDir private Path folder = Path.of("");
  private final VirtualLoop loop = new VirtualLoop();
  private final SimulatedNetwork network = new SimulatedNetwork();
  private final OutboundRoute route = new OutboundRoute(Optional.of(CONFIGURED));

  private NetworkTrial started(NetworkConfigurator configurator) {
    route.change(Optional.of(CONFIGURED));
    NetworkTrial trial =
        new NetworkTrial(
            new NetworkTrial.Surroundings(
                loop,
                route,
                new Reached(),
                () -> ID,
                folder,
                new NetworkChangeRecorder(
                    Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC),
                    new Logbook())),
            configurator);
    assertThat(trial.start().succeeded()).isTrue();
    return trial;
  }

  private void setOnSite(HttpProxy proxy) throws IOException {
    var store = new NetworkSetupStore(folder);
    store.settle(new WayOut(Optional.of(proxy)), Optional.of(CONFIGURED));
    store.end();
  }

  private static Optional<NetworkTrialOutcome> last(NetworkTrial trial) {
    return trial.state() instanceof Idle(Optional<NetworkTrialOutcome> last)
        ? last
        : Optional.empty();
  }

  /** What the disk holds when the power goes after the new proxy was written, and nothing after. */
  private void cutBeforeTheEnd() throws IOException {
    var store = new NetworkSetupStore(folder);
    store.begin(new NetworkSetupStore.Begun(ID, true));
    store.settle(new WayOut(Optional.of(OTHER)), Optional.of(CONFIGURED));
  }

  @Test
  void aCutBeforeTheEndBringsBackTheConfigurationsProxyToo() throws IOException {
    cutBeforeTheEnd();

    NetworkTrial next = started(network);

    assertThat(last(next)).contains(new Interrupted());
    assertThat(route.proxy()).contains(CONFIGURED);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aCutBeforeTheEndBringsBackTheProxyThatWasSetOnSiteBefore() throws IOException {
    setOnSite(ON_SITE);
    cutBeforeTheEnd();

    NetworkTrial next = started(network);

    assertThat(last(next)).contains(new Interrupted());
    assertThat(route.proxy()).contains(ON_SITE);
    var _ = started(network);
    assertThat(route.proxy()).as("at the start after").contains(ON_SITE);
    assertThat(folder).isDirectoryNotContaining("glob:**former*");
  }

  /** The trial's file is gone, so what was tried stays; a password of before does not. */
  @Test
  void aCutRightAfterTheEndLeavesTheNewProxyAlone() throws IOException {
    setOnSite(OTHER);
    cutBeforeTheEnd();
    Files.delete(folder.resolve(NetworkSetupStore.TRIAL));

    NetworkTrial next = started(network);

    assertThat(last(next)).isEmpty();
    assertThat(route.proxy()).contains(OTHER);
    assertThat(folder).isDirectoryNotContaining("glob:**former*");
  }

  @Test
  void aTrialThatTheDiskDoesNotLetEndIsTakenBackWithItsProxy() throws IOException {
    setOnSite(ON_SITE);
    NetworkTrial trial = started(new Obstructed());
    assertThat(
            trial.begin(
                new NetworkChange(
                    Optional.of(new Wifi(WIFI, false, WifiSecurity.WPA2, PASSWORD)),
                    Optional.of(new WayOut(Optional.of(OTHER))))))
        .isTrue();
    loop.pass(Duration.ofSeconds(3));
    assertThat(trial.state()).isInstanceOf(Ending.class);
    assertThat(route.proxy()).contains(ON_SITE);

    Files.delete(folder.resolve(NetworkSetupStore.TRIAL).resolve("in-the-way"));
    loop.pass(Duration.ofSeconds(10));

    assertThat(last(trial)).contains(new NotStored());
    assertThat(network.look().carrier().map(Carrier::kind)).contains(Kind.WIRED);
    var _ = started(network);
    assertThat(route.proxy()).as("at the start after").contains(ON_SITE);
  }

  /** The fleet manager, which every network leads to. */
  private static final class Reached implements ManagerReachability {
    @Override
    public void startOver() {}

    @Override
    public Future<Boolean> isReached() {
      return Future.succeededFuture(true);
    }
  }

  /** One with which the trial's file can't be deleted from when the connection is kept. */
  private final class Obstructed implements NetworkConfigurator {
    @Override
    public NetworkStatus look() {
      return network.look();
    }

    @Override
    public void scan() {
      network.scan();
    }

    @Override
    public void tryOut(UUID id, ConnectionProfile profile, Duration longest)
        throws NetworkException {
      network.tryOut(id, profile, longest);
    }

    @Override
    public Progress progress(UUID id) {
      return network.progress(id);
    }

    @Override
    public void keep(UUID id) {
      // NetworkManager takes back what it kept, which the simulated network can't.
      Path trial = folder.resolve(NetworkSetupStore.TRIAL);
      try {
        Files.delete(trial);
        Files.createDirectories(trial.resolve("in-the-way"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void forgetOthers(UUID id) {
      network.forgetOthers(id);
    }

    @Override
    public void takeBack(UUID id) {
      network.takeBack(id);
    }
  }
}
