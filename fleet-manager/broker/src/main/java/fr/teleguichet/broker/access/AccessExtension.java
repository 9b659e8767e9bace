package fr.teleguichet.broker.access;

import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.packets.disconnect.DisconnectReasonCode;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import fr.teleguichet.broker.tls.CertificateStatus;
import fr.teleguichet.broker.tls.ReloadingFleetTrust;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is built into HiveMQ: who may connect, what each may do, and who has to leave. */
public final class AccessExtension implements ExtensionMain {
  private static final Logger LOG = LoggerFactory.getLogger(AccessExtension.class);

  /** Between two looks at the certificates' files and at the open connections. */
  private static final Duration PERIOD = Duration.ofSeconds(2);

  private final ReloadingFleetTrust trust;
  private final Clock clock;
  private final RefusalDeduplicator refusals;
  private final ConnectedClients guests = new ConnectedClients();

  /** Touched by the rounds only, which follow one another. */
  private boolean trustChanged;

  /**
   * Prepares everything.
   *
   * @param refusalFolder where refusals wait for the fleet manager
   */
  public AccessExtension(ReloadingFleetTrust trust, Path refusalFolder, Clock clock)
      throws IOException {
    this.trust = trust;
    this.clock = clock;
    this.refusals = new RefusalDeduplicator(new RefusalFolder(refusalFolder), clock);
  }

  @Override
  public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
    Function<X509Certificate, CertificateStatus> standing =
        certificate -> trust.trust().standing(certificate, clock.instant());
    FailedHandshakeListener.listen(
        (address, root) ->
            HandshakeFaultReader.of(address, root, standing).ifPresent(refusals::note));
    ConnectAuthoriser door = new ConnectAuthoriser(standing, guests, refusals);
    SubscriptionInterceptor watcher = new SubscriptionInterceptor(guests, refusals);
    CertificateEviction eviction =
        new CertificateEviction(standing, guests, refusals, AccessExtension::cut, clock);
    Services.securityRegistry().setAuthenticatorProvider(_ -> door);
    Services.eventRegistry().setClientLifecycleEventListener(_ -> watcher);
    Services.initializerRegistry().setClientInitializer(watcher);
    var _ =
        Services.extensionExecutorService()
            .scheduleWithFixedDelay(
                () -> round(eviction), PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A failure must not end the schedule, or nobody would ever be revoked again. */
  private void round(CertificateEviction eviction) {
    try {
      trustChanged |= trust.refresh();
      eviction.look(trustChanged);
      trustChanged = false;
    } catch (RuntimeException failure) {
      LOG.error("The round of the open connections failed; the next one follows.", failure);
    }
  }

  private static void cut(String clientId, DisconnectReasonCode code, String reason) {
    var _ = Services.clientService().disconnectClient(clientId, false, code, reason);
  }

  @Override
  public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {}
}
