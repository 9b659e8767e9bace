package fr.teleguichet.edge.network.networkmanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a card brings for a socket that asks for a name, in the words of {@code
 * teleguichet-provision prepare} ({@code NetworkManagerKeyfileEncoderIT} there), lets a kiosk in
 * that nobody has set anything on.
 */
@Timeout(900)
@SuppressWarnings("NullAway.Init") // JUnit calls start first.
@Tag("proof")
final class CardAccountIT {

  private static final String ADDRESS = "192.0.2.20/24";

  @TempDir private Path folder;
  private RealNetworkManager real;
  private RealAuthenticator access;

  @BeforeEach
  void start() throws Exception {
    real = RealNetworkManager.start(folder);
    real.pullTheCable("eth1");
    access = RealAuthenticator.start(folder, real);
    real.awaitAddress("eth0", RealNetworkManager.BEFORE);
  }

  @AfterEach
  void end() throws Exception {
    if (real != null) {
      real.end();
    }
  }

  @Test
  void aCertificateOpensTheSocket() throws Exception {
    bring(certificate(), "own");

    access.awaitAccepted(1);
    real.awaitAddress("eth0", ADDRESS);
  }

  @Test
  void aPasswordOpensTheSocket() throws Exception {
    bring(
        """
        eap=peap;
        phase2-auth=mschapv2
        identity=%s
        password=%s
        """
            .formatted(RealAuthenticator.USER, RealAuthenticator.PASSWORD),
        "own");

    access.awaitAccepted(1);
    real.awaitAddress("eth0", ADDRESS);
  }

  @Test
  void aServerThatTheCardsAuthorityDoesNotVouchForIsShownNoCertificate() throws Exception {
    bring(certificate(), "foreign");

    Awaitility.await()
        .atMost(RealAuthenticator.LONG)
        .until(() -> access.log().contains("CTRL-EVENT-EAP-TLS-CERT-ERROR"));
    assertThat(access.log()).doesNotContain("CTRL-EVENT-EAP-SUCCESS");
  }

  private String certificate() {
    return """
    eap=tls;
    identity=%s
    client-cert=%s
    private-key=%s
    private-key-password-flags=4
    """
        .formatted(
            RealAuthenticator.CERTIFIED,
            folder.resolve("client.pem"),
            folder.resolve("client.key"));
  }

  private void bring(String account, String authority) throws Exception {
    real.startWith(
        "teleguichet-wired.nmconnection",
        """
        [connection]
        id=teleguichet-wired
        uuid=33333333-3333-4333-8333-333333333333
        type=ethernet
        autoconnect=true

        [ethernet]

        [802-1x]
        %sca-cert=%s
        domain-suffix-match=%s

        [ipv4]
        method=manual
        address1=%s

        [ipv6]
        method=auto
        """
            .formatted(
                account, folder.resolve(authority + ".pem"), RealAuthenticator.SERVER, ADDRESS));
  }
}
