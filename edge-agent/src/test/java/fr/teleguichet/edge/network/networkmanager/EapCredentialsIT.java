package fr.teleguichet.edge.network.networkmanager;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.network.setup.NetworkConfigurator.Progress;
import fr.teleguichet.edge.network.setup.NetworkCredentials;
import fr.teleguichet.edge.network.setup.NetworkFault;
import fr.teleguichet.edge.network.setup.Profiles;
import fr.teleguichet.hardware.network.EapCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A kiosk really signs in at a socket that asks for its name (802.1X), by Debian's NetworkManager,
 * wpa_supplicant and hostapd.
 */
@Timeout(900)
@SuppressWarnings("NullAway.Init") // JUnit calls start first.
@Tag("proof")
final class EapCredentialsIT {

  private static final String NEW = "192.0.2.77/24";
  private static final Duration LONG = Duration.ofMinutes(4);

  @TempDir private Path folder;
  private RealNetworkManager real;
  private RealAuthenticator access;
  private NetworkManagerConfigurator network;

  /** Each trial has one of its own, as the agent gives it. */
  private UUID id;

  @BeforeEach
  void start() throws Exception {
    real = RealNetworkManager.start(folder);
    // A kiosk has one socket; NetworkManager would try the name at the other one as well.
    real.pullTheCable("eth1");
    access = RealAuthenticator.start(folder, real);
    network = new NetworkManagerConfigurator(real.bus());
    real.awaitAddress("eth0", RealNetworkManager.BEFORE);
  }

  @AfterEach
  void end() throws Exception {
    if (real != null) {
      real.end();
    }
  }

  private Progress outcome(NetworkCredentials account) throws Exception {
    id = UUID.randomUUID();
    network.tryOut(id, Profiles.wired(NEW, Optional.of(account)), Duration.ofMinutes(10));
    return Awaitility.await()
        .atMost(LONG)
        // As often as the agent looks: an end without a reason is believed after some looks only.
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> network.progress(id), it -> !(it instanceof Progress.Connecting));
  }

  @Test
  void whoIsKnownThereIsLetInAndStillIsAfterAPowerCut() throws Exception {
    assertThat(outcome(access.account())).as(access.log()).isInstanceOf(Progress.Connected.class);
    access.awaitAccepted(1);
    network.keep(id);
    network.forgetOthers(id);

    String kept = real.disk("teleguichet-onsite.nmconnection");
    assertThat(kept).contains("eap=peap", "domain-suffix-match=" + RealAuthenticator.SERVER);
    String authority =
        kept.lines()
            .filter(line -> line.startsWith("ca-cert="))
            .findFirst()
            .orElseThrow()
            .substring("ca-cert=".length());
    assertThat(folder.resolve("connections").resolve(authority))
        .as("beside it, not in memory")
        .hasContent(Files.readString(folder.resolve("own.pem")));

    access.powerCut();
    access.awaitAccepted(2);
    real.awaitAddress("eth0", NEW);
  }

  @Test
  void whoShowsACertificateIsLetInAndStillIsAfterAPowerCut() throws Exception {
    assertThat(outcome(access.certified("own")))
        .as(access.log())
        .isInstanceOf(Progress.Connected.class);
    access.awaitAccepted(1);
    network.keep(id);
    network.forgetOthers(id);
    assertThat(real.disk("teleguichet-onsite.nmconnection")).contains("eap=tls");

    access.powerCut();
    access.awaitAccepted(2);
    real.awaitAddress("eth0", NEW);
  }

  /** NetworkManager keeps a key in a file of its own, which it does not delete with the network. */
  @Test
  void theKeyOfANetworkThatAnotherTookThePlaceOfIsOnNoDisk() throws Exception {
    assertThat(outcome(access.certified("own"))).isInstanceOf(Progress.Connected.class);
    network.keep(id);
    network.forgetOthers(id);
    assertThat(keys()).hasSize(1);

    assertThat(outcome(access.account())).isInstanceOf(Progress.Connected.class);
    network.keep(id);
    network.forgetOthers(id);

    assertThat(keys()).isEmpty();
  }

  /** The files on the disk that hold a private key. */
  private List<Path> keys() throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder.resolve("connections"))) {
      for (Path each : all.toList()) {
        if (Files.readString(each).contains("PRIVATE KEY")) {
          found.add(each.getFileName());
        }
      }
    }
    return found;
  }

  @Test
  void aServerOfAnotherAuthorityIsShownNoCertificate() throws Exception {
    isRefused(access.certified("foreign"));
    assertThat(access.log()).doesNotContain("CTRL-EVENT-EAP-SUCCESS");
  }

  @Test
  void aWrongPasswordIsSaidAndTheFormerNetworkComesBack() throws Exception {
    isRefused(access.account("wrong", RealAuthenticator.SERVER, "own"));
  }

  /** Else whoever stands behind the socket would be told the password. */
  @Test
  void aServerOfAnotherNameOrOfAnotherAuthorityIsToldNothing() throws Exception {
    isRefused(access.account(RealAuthenticator.PASSWORD, "radius.elsewhere.example", "own"));
    isRefused(access.account(RealAuthenticator.PASSWORD, RealAuthenticator.SERVER, "foreign"));
    isRefused(
        new NetworkCredentials.ByPassword(
            new EapCredentials(
                RealAuthenticator.USER,
                RealAuthenticator.PASSWORD,
                RealAuthenticator.SERVER,
                Optional.empty())));
    assertThat(access.log()).doesNotContain("CTRL-EVENT-EAP-SUCCESS");
  }

  private void isRefused(NetworkCredentials account) throws Exception {
    assertThat(outcome(account))
        .as(access.log())
        .isEqualTo(new Progress.Failed(NetworkFault.ACCOUNT));
    network.takeBack(id);
    real.awaitAddress("eth0", RealNetworkManager.BEFORE);
    assertThat(real.onDisk()).containsExactly("before.nmconnection");
  }
}
