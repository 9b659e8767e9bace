package fr.teleguichet.edge.network.setup;

import static fr.teleguichet.edge.network.setup.SimulatedNetwork.GUESTS;
import static fr.teleguichet.edge.network.setup.SimulatedNetwork.PASSWORD;
import static fr.teleguichet.edge.network.setup.SimulatedNetwork.WIFI;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.network.setup.ConnectionProfile.Cellular;
import fr.teleguichet.edge.network.setup.ConnectionProfile.Kind;
import fr.teleguichet.edge.network.setup.ConnectionProfile.Wifi;
import fr.teleguichet.edge.network.setup.ConnectionProfile.Wired;
import fr.teleguichet.edge.network.setup.NetworkChange.WayOut;
import fr.teleguichet.edge.network.setup.NetworkStatus.Carrier;
import fr.teleguichet.edge.network.setup.NetworkTrialOutcome.Interrupted;
import fr.teleguichet.edge.network.setup.NetworkTrialOutcome.Kept;
import fr.teleguichet.edge.network.setup.NetworkTrialOutcome.NotStored;
import fr.teleguichet.edge.network.setup.NetworkTrialOutcome.Stopped;
import fr.teleguichet.edge.network.setup.NetworkTrialOutcome.Unconnected;
import fr.teleguichet.edge.network.setup.NetworkTrialOutcome.Unreached;
import fr.teleguichet.edge.network.setup.NetworkTrialState.Ending;
import fr.teleguichet.edge.network.setup.NetworkTrialState.Idle;
import fr.teleguichet.edge.network.setup.NetworkTrialState.Trying;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.NetworkChangeEnd;
import fr.teleguichet.hardware.network.HttpProxy;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTrialTest {

  private static final HttpProxy CONFIGURED = HttpProxy.parse("proxy.lot.example:3128");
  private static final HttpProxy OTHER =
      HttpProxy.parse("proxy.mairie.example:8080")
          .with(new HttpProxy.Login("borne", "mot de passe secret"));

  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

  @TempDir private Path folder = Path.of("");
  private final VirtualLoop loop = new VirtualLoop();
  private final SimulatedNetwork network = new SimulatedNetwork();
  private final OutboundRoute route = new OutboundRoute(Optional.of(CONFIGURED));
  private final Town town = new Town();
  private final Logbook journal = new Logbook();

  /** The fleet manager as it is reached from here, by a session that outlives a cable. */
  private final class Town implements ManagerReachability {
    private boolean isUp = true;
    private boolean hasSession = true;

    @Override
    public void startOver() {
      hasSession = false;
    }

    @Override
    public Future<Boolean> isReached() {
      hasSession = hasSession || (isUp && network.leadsOut());
      return Future.succeededFuture(hasSession);
    }
  }

  private NetworkTrial trial(NetworkConfigurator it) {
    return new NetworkTrial(
        new NetworkTrial.Surroundings(
            loop,
            route,
            town,
            () -> UUID.nameUUIDFromBytes(new byte[] {1}),
            folder,
            new NetworkChangeRecorder(Clock.fixed(NOON, ZoneOffset.UTC), journal)),
        it);
  }

  private NetworkTrial started() {
    NetworkTrial trial = trial(network);
    assertThat(trial.start().succeeded()).isTrue();
    return trial;
  }

  private static NetworkChange wifi(String name, String password) {
    return new NetworkChange(
        Optional.of(
            new Wifi(
                name, false, password.isEmpty() ? WifiSecurity.OPEN : WifiSecurity.WPA2, password)),
        Optional.empty());
  }

  private static NetworkChange proxy(Optional<HttpProxy> it) {
    return new NetworkChange(Optional.empty(), Optional.of(new WayOut(it)));
  }

  private static Optional<NetworkTrialOutcome> last(NetworkTrial trial) {
    return trial.state() instanceof Idle(Optional<NetworkTrialOutcome> last)
        ? last
        : Optional.empty();
  }

  private Kind carrier() {
    return network.look().carrier().map(Carrier::kind).orElseThrow();
  }

  @Test
  void whatReachesTheManagerStays() {
    NetworkTrial trial = started();

    assertThat(trial.begin(wifi(WIFI, PASSWORD))).isTrue();
    assertThat(trial.state()).isInstanceOf(Trying.class);
    loop.pass(Duration.ofSeconds(3));

    assertThat(last(trial)).contains(new Kept());
    assertThat(carrier()).isEqualTo(Kind.WIFI);
    assertThat(folder).isEmptyDirectory();
    loop.pass(NetworkTrial.LONGEST);
    assertThat(carrier()).isEqualTo(Kind.WIFI);
  }

  @Test
  void whatDoesNotReachTheManagerInTimeGivesWay() {
    NetworkTrial trial = started();

    assertThat(trial.begin(wifi(GUESTS, ""))).isTrue();
    loop.pass(NetworkTrial.LONGEST.minusSeconds(1));
    assertThat(carrier()).isEqualTo(Kind.WIFI);
    assertThat(trial.state())
        .isInstanceOfSatisfying(
            Trying.class,
            it -> assertThat(it.until().minus(loop.uptime())).isEqualTo(Duration.ofSeconds(1)));
    loop.pass(Duration.ofSeconds(1));

    assertThat(last(trial)).contains(new Unreached(Optional.empty()));
    assertThat(carrier()).isEqualTo(Kind.WIRED);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatDoesNotConnectGivesWayAtOnceAndSaysWhy() {
    NetworkTrial trial = started();

    assertThat(trial.begin(wifi(WIFI, "wrong-password"))).isTrue();
    assertThat(last(trial)).contains(new Unconnected(NetworkFault.WIFI_PASSWORD));
    assertThat(trial.begin(wifi("Elsewhere", PASSWORD))).isTrue();
    assertThat(last(trial)).contains(new Unconnected(NetworkFault.WIFI_NOT_FOUND));
    assertThat(
            trial.begin(
                new NetworkChange(
                    Optional.of(new Cellular("orange.fr", "9999", "", "")), Optional.empty())))
        .isTrue();
    assertThat(last(trial)).contains(new Unconnected(NetworkFault.SIM_PIN));
    assertThat(carrier()).isEqualTo(Kind.WIRED);
  }

  @Test
  void aManagerThatIsAwayForAWhileIsWaitedFor() {
    NetworkTrial trial = started();
    town.isUp = false;

    assertThat(trial.begin(wifi(WIFI, PASSWORD))).isTrue();
    loop.pass(Duration.ofMinutes(2));
    assertThat(trial.state()).isInstanceOf(Trying.class);
    town.isUp = true;
    loop.pass(Duration.ofSeconds(2));

    assertThat(last(trial)).contains(new Kept());
  }

  @Test
  void oneAtATimeAndTheTechnicianMayGiveItUp() {
    NetworkTrial trial = started();

    assertThat(trial.begin(wifi(GUESTS, ""))).isTrue();
    assertThat(trial.begin(wifi(WIFI, PASSWORD))).isFalse();
    trial.stop();

    assertThat(last(trial)).contains(new Stopped());
    assertThat(carrier()).isEqualTo(Kind.WIRED);
    loop.pass(NetworkTrial.LONGEST);
    assertThat(last(trial)).as("no alarm of before").contains(new Stopped());
  }

  @Test
  void aProxyIsOnTrialLikeANetworkAndStaysOverARestart() throws IOException {
    NetworkTrial trial = started();
    town.isUp = false;

    assertThat(trial.begin(proxy(Optional.of(OTHER)))).isTrue();
    assertThat(route.proxy()).contains(OTHER);
    loop.pass(NetworkTrial.LONGEST);
    assertThat(last(trial)).contains(new Unreached(Optional.empty()));
    assertThat(route.proxy()).contains(CONFIGURED);
    assertThat(folder).isEmptyDirectory();

    town.isUp = true;
    assertThat(trial.begin(proxy(Optional.of(OTHER)))).isTrue();
    assertThat(last(trial)).contains(new Kept());
    route.change(Optional.of(CONFIGURED));
    NetworkTrial next = started();

    assertThat(route.proxy()).contains(OTHER);
    Path file = folder.resolve("network-proxy.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(next.begin(proxy(Optional.empty()))).isTrue();
    assertThat(route.proxy()).isEmpty();
    assertThat(Files.readString(file)).doesNotContain("secret");
  }

  @Test
  void theConfigurationsProxyChosenOnSiteIsTheConfigurationsAgain() {
    NetworkTrial trial = started();

    assertThat(trial.begin(proxy(Optional.of(OTHER)))).isTrue();
    assertThat(folder).isNotEmptyDirectory();
    assertThat(trial.begin(proxy(Optional.of(CONFIGURED)))).isTrue();

    assertThat(folder).isEmptyDirectory();
  }

  /** The file that is left behind is all that a start after a cut has. */
  @Test
  void aRestartInATrialBringsTheFormerNetworkAndSaysSo() {
    NetworkTrial cut = started();
    assertThat(
            cut.begin(
                new NetworkChange(
                    Optional.of(new Wifi(GUESTS, false, WifiSecurity.OPEN, "")),
                    Optional.of(new WayOut(Optional.of(OTHER))))))
        .isTrue();
    assertThat(folder).isDirectoryContaining("glob:**/network-trial.json");
    route.change(Optional.of(CONFIGURED));

    NetworkTrial next = started();

    assertThat(last(next)).contains(new Interrupted());
    assertThat(carrier()).isEqualTo(Kind.WIRED);
    assertThat(route.proxy()).contains(CONFIGURED);
    assertThat(folder).isEmptyDirectory();
    assertThat(last(started())).isEmpty();
    assertThat(journal.records())
        .containsExactly(
            new KioskRecord.NetworkChange(NOON, true, NetworkChangeEnd.INTERRUPTED, ""));
  }

  @Test
  void theJournalTellsOfEachChangeOnceAndNamesNothingOfIt() {
    NetworkTrial trial = started();
    assertThat(trial.begin(wifi(WIFI, "wrong-password"))).isTrue();
    assertThat(trial.begin(wifi(GUESTS, ""))).isTrue();
    trial.stop();
    assertThat(trial.begin(proxy(Optional.of(OTHER)))).isTrue();
    town.isUp = false;
    assertThat(trial.begin(proxy(Optional.empty()))).isTrue();
    loop.pass(NetworkTrial.LONGEST);

    assertThat(journal.records())
        .containsExactly(
            new KioskRecord.NetworkChange(
                NOON, true, NetworkChangeEnd.UNCONNECTED, "wifi-password"),
            new KioskRecord.NetworkChange(NOON, true, NetworkChangeEnd.STOPPED, ""),
            new KioskRecord.NetworkChange(NOON, false, NetworkChangeEnd.KEPT, ""),
            new KioskRecord.NetworkChange(NOON, false, NetworkChangeEnd.UNREACHED, ""));
  }

  @Test
  void theFileOfATrialHoldsNoPassword() throws IOException {
    assertThat(started().begin(proxy(Optional.of(OTHER)))).isTrue();
    town.isUp = false;
    assertThat(started().begin(wifi(WIFI, PASSWORD))).isTrue();

    assertThat(Files.readString(folder.resolve("network-trial.json")))
        .doesNotContain(PASSWORD)
        .doesNotContain(WIFI);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"id\": 7}", "{\"id\": \"x\", \"connection\": 3}"})
  void anUnreadableFileOfATrialIsATrial(String content) throws IOException {
    Files.writeString(folder.resolve("network-trial.json"), content);

    assertThat(last(started())).contains(new Interrupted());
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"host\": \"a b\", \"port\": 1}", "{\"host\": 3}"})
  void withAnUnreadableFileOfTheProxyTheConfigurationsCounts(String content) throws IOException {
    Files.writeString(folder.resolve("network-proxy.json"), content);
    Files.writeString(folder.resolve("network-trial.json"), "{}");

    NetworkTrial trial = started();

    assertThat(last(trial)).contains(new Interrupted());

    assertThat(route.proxy()).contains(CONFIGURED);
    assertThat(trial.begin(proxy(Optional.of(OTHER)))).isTrue();
    assertThat(last(trial)).contains(new Kept());
  }

  /** NetworkManager may come later than the agent. */
  @Test
  void theFormerNetworkIsBroughtBackOnceTheSystemAnswers() throws IOException {
    Files.writeString(
        folder.resolve("network-trial.json"),
        "{\"id\": \"" + new UUID(1, 2) + "\", \"connection\": true}");
    var away = new Away(network);
    NetworkTrial trial = trial(away);

    assertThat(trial.start().succeeded()).isTrue();
    loop.pass(Duration.ofMinutes(1));
    assertThat(trial.state()).isInstanceOf(Ending.class);
    assertThat(trial.begin(wifi(WIFI, PASSWORD))).as("not before").isFalse();
    away.isThere = true;
    loop.pass(Duration.ofSeconds(10));

    assertThat(last(trial)).contains(new Interrupted());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aSystemWithoutNetworkManagerHasItsProxyChanged() {
    NetworkTrial trial = trial(new Away(network));

    assertThat(trial.begin(proxy(Optional.of(OTHER)))).isTrue();
    assertThat(last(trial)).contains(new Kept());
  }

  @Test
  void whatCanNotBeKeptGivesWay() {
    var away = new Away(network);
    away.isThere = true;
    NetworkTrial trial = trial(away);
    away.keeps = false;

    assertThat(
            trial.begin(
                new NetworkChange(
                    Optional.of(new Wired(Optional.empty(), Optional.empty())), Optional.empty())))
        .isTrue();
    loop.pass(Duration.ofSeconds(3));

    assertThat(last(trial)).contains(new NotStored());
    assertThat(network.look().carrier().orElseThrow().addresses()).containsExactly("192.0.2.20/24");
  }

  /** One that does not answer, or does not keep anything. */
  private static final class Away implements NetworkConfigurator {
    private final NetworkConfigurator behind;
    private boolean isThere;
    private boolean keeps = true;

    Away(NetworkConfigurator behind) {
      this.behind = behind;
    }

    private NetworkConfigurator reached() throws NetworkException {
      if (!isThere) {
        throw new NetworkException(NetworkFault.NO_SERVICE, "no bus");
      }
      return behind;
    }

    @Override
    public NetworkStatus look() throws NetworkException {
      return reached().look();
    }

    @Override
    public void scan() throws NetworkException {
      reached().scan();
    }

    @Override
    public void tryOut(UUID id, ConnectionProfile profile, Duration longest)
        throws NetworkException {
      reached().tryOut(id, profile, longest);
    }

    @Override
    public Progress progress(UUID id) throws NetworkException {
      return reached().progress(id);
    }

    @Override
    public void keep(UUID id) throws NetworkException {
      if (!keeps) {
        throw new NetworkException(NetworkFault.OTHER, "the disk is full");
      }
      reached().keep(id);
    }

    @Override
    public void forgetOthers(UUID id) throws NetworkException {
      reached().forgetOthers(id);
    }

    @Override
    public void takeBack(UUID id) throws NetworkException {
      reached().takeBack(id);
    }
  }
}
