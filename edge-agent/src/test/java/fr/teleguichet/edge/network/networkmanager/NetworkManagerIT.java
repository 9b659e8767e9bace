package fr.teleguichet.edge.network.networkmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.edge.network.setup.ConnectionProfile;
import fr.teleguichet.edge.network.setup.ConnectionProfile.Kind;
import fr.teleguichet.edge.network.setup.NetworkConfigurator.Progress;
import fr.teleguichet.edge.network.setup.NetworkException;
import fr.teleguichet.edge.network.setup.NetworkFault;
import fr.teleguichet.edge.network.setup.NetworkStatus.Carrier;
import fr.teleguichet.edge.network.setup.Profiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A wired network is really changed and really comes back, by Debian's NetworkManager. */
@Timeout(900)
@SuppressWarnings("NullAway.Init") // JUnit calls start first.
@Tag("proof")
final class NetworkManagerIT {

  private static final UUID FIRST = UUID.fromString("22222222-2222-4222-8222-222222222222");
  private static final UUID SECOND = UUID.fromString("33333333-3333-4333-8333-333333333333");
  private static final Duration LONG = Duration.ofMinutes(4);
  private static final Duration LONG_TRIAL = Duration.ofMinutes(30);

  @TempDir private Path folder;
  private RealNetworkManager real;
  private NetworkManagerConfigurator network;

  @BeforeEach
  void start() throws Exception {
    real = RealNetworkManager.start(folder);
    network = new NetworkManagerConfigurator(real.bus());
    real.awaitAddress("eth0", RealNetworkManager.BEFORE);
  }

  @AfterEach
  void end() throws Exception {
    if (real != null) {
      real.end();
    }
  }

  private void connect(UUID id, String address, Duration longest) throws Exception {
    ConnectionProfile wired = Profiles.wired(address);
    network.tryOut(id, wired, longest);
    Awaitility.await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> network.progress(id) instanceof Progress.Connected);
    real.awaitAddress("eth0", address);
  }

  private void awaitCarrier(String address) {
    Awaitility.await()
        .atMost(LONG)
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(network.look().carrier().map(Carrier::addresses).orElseThrow())
                    .contains(address));
  }

  @Test
  void thePictureSaysWhatCarriesTheConnection() throws Exception {
    awaitCarrier(RealNetworkManager.BEFORE);
    var picture = network.look();

    assertThat(picture.fitted()).containsExactly(Kind.WIRED);
    assertThat(picture.networks()).isEmpty();
    assertThat(picture.carrier())
        .hasValueSatisfying(
            it -> {
              assertThat(it.kind()).isEqualTo(Kind.WIRED);
              assertThat(it.device()).isEqualTo("eth0");
              assertThat(it.addresses()).containsExactly(RealNetworkManager.BEFORE);
              assertThat(it.gateway()).contains("192.0.2.1");
            });
  }

  @Test
  void aTrialThatIsTakenBackLeavesNothing() throws Exception {
    connect(FIRST, "192.0.2.77/24", LONG_TRIAL);
    assertThat(real.onDisk()).as("nothing is kept before it is proven").hasSize(1);

    network.takeBack(FIRST);

    real.awaitAddress("eth0", RealNetworkManager.BEFORE);
    assertThat(real.onDisk()).containsExactly("before.nmconnection");
    assertThat(network.progress(FIRST)).isInstanceOf(Progress.Failed.class);
    network.takeBack(FIRST);
    real.awaitAddress("eth0", RealNetworkManager.BEFORE);
  }

  @Test
  void theFormerNetworkComesBackThoughTheAgentHasDied() throws Exception {
    connect(FIRST, "192.0.2.77/24", Duration.ofSeconds(5));

    real.awaitAddress("eth0", RealNetworkManager.BEFORE);
    assertThat(real.onDisk()).containsExactly("before.nmconnection");
  }

  @Test
  void whatIsKeptIsThereAfterAPowerCutAndTheNextTakesItsPlace() throws Exception {
    connect(FIRST, "192.0.2.77/24", Duration.ofMinutes(3));
    network.keep(FIRST);
    network.forgetOthers(FIRST);
    assertThat(real.onDisk()).hasSize(2).contains("teleguichet-onsite.nmconnection");

    real.powerCut();
    real.awaitAddress("eth0", "192.0.2.77/24");

    awaitCarrier("192.0.2.77/24");
    connect(SECOND, "192.0.2.78/24", Duration.ofMinutes(3));
    network.keep(SECOND);
    network.forgetOthers(SECOND);

    assertThat(real.onDisk()).as("one that was set on site").hasSize(2);
    real.powerCut();
    real.awaitAddress("eth0", "192.0.2.78/24");
  }

  @Test
  void aPowerCutInATrialBringsTheFormerNetwork() throws Exception {
    connect(FIRST, "192.0.2.77/24", LONG_TRIAL);

    real.powerCut();

    real.awaitAddress("eth0", RealNetworkManager.BEFORE);
    awaitCarrier(RealNetworkManager.BEFORE);
    network.takeBack(FIRST);
    real.awaitAddress("eth0", RealNetworkManager.BEFORE);
  }

  /** Its checkpoint is gone then, and the new connection is not. */
  @Test
  void anAgentThatStartsAgainBringsTheFormerNetworkThoughNetworkManagerForgotIt() throws Exception {
    connect(FIRST, "192.0.2.77/24", LONG_TRIAL);
    real.startAgain();
    awaitCarrier("192.0.2.77/24");

    new NetworkManagerConfigurator(real.bus()).takeBack(FIRST);

    real.awaitAddress("eth0", RealNetworkManager.BEFORE);
  }

  @Test
  void whatThisMachineHasNotIsSaid() {
    assertThatThrownBy(() -> network.tryOut(FIRST, Profiles.wifi("Mairie"), LONG_TRIAL))
        .isInstanceOfSatisfying(
            NetworkException.class, it -> assertThat(it.fault()).isEqualTo(NetworkFault.NO_DEVICE));
    assertThatThrownBy(
            () -> new NetworkManagerConfigurator("unix:path=" + folder.resolve("none")).look())
        .isInstanceOfSatisfying(
            NetworkException.class,
            it -> assertThat(it.fault()).isEqualTo(NetworkFault.NO_SERVICE));
  }

  @Test
  void aCableThatIsPulledIsSaid() throws Exception {
    real.pullTheCable("eth0");
    real.pullTheCable("eth1");
    // A trial that is begun while NetworkManager takes the devices down meets neither state.
    Awaitility.await()
        .atMost(LONG)
        .ignoreException(NetworkException.class)
        .until(
            () -> {
              real.requireRunning();
              return network.look().carrier().isEmpty();
            });

    Awaitility.await()
        .atMost(LONG)
        .untilAsserted(
            () -> {
              real.requireRunning();
              assertThatThrownBy(
                      () -> network.tryOut(FIRST, Profiles.wired("192.0.2.77/24"), LONG_TRIAL))
                  .isInstanceOfSatisfying(
                      NetworkException.class,
                      it -> assertThat(it.fault()).as("%s", it).isEqualTo(NetworkFault.NO_CABLE));
            });
  }
}
