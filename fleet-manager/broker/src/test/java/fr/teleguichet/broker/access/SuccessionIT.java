package fr.teleguichet.broker.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.broker.tls.TestAuthority;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What happens when another authority follows the one that the broker trusts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("proof")
final class SuccessionIT {
  private static final int NOT_AUTHORIZED = 0x87;

  /** The promise is a minute. */
  private static final int PROMISE_SECONDS = 60;

  private TlsBroker broker;

  /** Whose files were published last. */
  private TestAuthority latest;

  @BeforeAll
  void theBrokerIsStarted(@TempDir Path folder) throws IOException {
    broker = new TlsBroker(folder);
    latest = broker.authority;
  }

  @AfterAll
  void theBrokerIsStopped() {
    broker.close();
  }

  @Test
  void aRenewedCertificateOfTheBrokerIsServedWithoutARestart() throws Exception {
    anotherAuthorityFollows();

    connected("k1").close();
  }

  @Test
  void whoseAuthorityIsGoneIsCut() throws Exception {
    try (PahoPeer kiosk = connected("k2")) {
      anotherAuthorityFollows();

      assertThat(kiosk.end(PROMISE_SECONDS)).isEqualTo(NOT_AUTHORIZED);
    }
  }

  private void anotherAuthorityFollows() throws IOException {
    latest = new TestAuthority("next", broker.now);
    latest.publish(broker.published, latest.server());
  }

  /** A kiosk with a certificate of the latest authority, as soon as the broker knows that one. */
  private PahoPeer connected(String kiosk) {
    SSLContext context = TlsClients.context(latest.root(), Optional.of(latest.kiosk("lot", kiosk)));
    return await()
        .atMost(Duration.ofSeconds(PROMISE_SECONDS))
        .ignoreExceptions()
        .until(
            () -> PahoPeer.connected(broker.port(), context, "lot/" + kiosk),
            PahoPeer::isConnected);
  }
}
