package fr.teleguichet.broker;

import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.embedded.EmbeddedHiveMQBuilder;
import fr.teleguichet.broker.access.AccessExtension;
import fr.teleguichet.broker.tls.FleetTrustManagerFactory;
import fr.teleguichet.broker.tls.HiveMqKeyStoreWriter;
import fr.teleguichet.broker.tls.ReloadingFleetTrust;
import fr.teleguichet.broker.tls.TlsFiles;
import fr.teleguichet.broker.tls.TlsFilesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of the broker, from its options to SIGTERM. */
final class BrokerRun {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerRun.class);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

  private final BrokerOptions options;
  private final Clock clock;
  private final SecureRandom random;
  private final CountDownLatch stopped = new CountDownLatch(1);

  BrokerRun(BrokerOptions options, Clock clock, SecureRandom random) {
    this.options = options;
    this.clock = clock;
    this.random = random;
  }

  int untilStopped() throws Exception {
    DisabledAlgorithms.refuseWeakOnes();
    FleetTrustManagerFactory.becomeTheDefault(clock);
    prepareFolders();
    ListenerPorts listeners = ListenerPorts.claim(options);
    EmbeddedHiveMQ hivemq = start(listeners);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(hivemq), "stop"));
    announce(listeners);
    stopped.await();
    return ExitCode.STOPPED;
  }

  private void prepareFolders() {
    try {
      Files.createDirectories(options.dataFolder());
      Files.deleteIfExists(options.readyFile());
    } catch (IOException failure) {
      throw BrokerStartException.dataFolder(options.dataFolder(), failure);
    }
  }

  private EmbeddedHiveMQ start(ListenerPorts listeners) throws IOException, InterruptedException {
    Path data = options.dataFolder();
    HiveMqKeyStoreWriter stores = new HiveMqKeyStoreWriter(data.resolve("tls"), random);
    EmbeddedHiveMQBuilder builder =
        EmbeddedHiveMQ.builder()
            .withConfigurationFolder(data.resolve("conf"))
            .withDataFolder(data.resolve("data"))
            .withExtensionsFolder(Files.createDirectories(data.resolve("extensions")))
            .withoutLoggingBootstrap();
    if (options.tls().isPresent()) {
      builder = builder.withEmbeddedExtension(access(options.tls().get().files(), stores));
    }
    HiveMqLimits.apply();
    HiveMqConfiguration.write(
        data.resolve("conf"), HiveMqConfiguration.xml(listeners, options.maxPacketBytes(), stores));
    EmbeddedHiveMQ hivemq = builder.build();
    try {
      hivemq.start().get();
      return hivemq;
    } catch (ExecutionException failure) {
      throw new IllegalStateException("HiveMQ did not start", failure.getCause());
    }
  }

  private EmbeddedExtension access(TlsFiles files, HiveMqKeyStoreWriter stores) throws IOException {
    try {
      ReloadingFleetTrust trust = ReloadingFleetTrust.open(files, stores);
      return EmbeddedExtension.builder()
          .withId("access")
          .withName("Access by certificate")
          .withVersion("1")
          .withExtensionMain(
              new AccessExtension(trust, options.dataFolder().resolve("refusals"), clock))
          .build();
    } catch (TlsFilesException failure) {
      throw BrokerStartException.tlsFiles(failure);
    }
  }

  private void announce(ListenerPorts listeners) throws IOException {
    ProcessHandle self = ProcessHandle.current();
    Instant started = self.info().startInstant().orElseGet(clock::instant);
    new ReadyFile(self.pid(), started, listeners).write(options.readyFile());
    listeners
        .plainPort()
        .ifPresent(
            port ->
                LOG.atWarn()
                    .addKeyValue("port", port)
                    .log(
                        "Connections without TLS are accepted on this machine: whoever is on it may"
                            + " speak in any kiosk's name."));
    LOG.atInfo()
        .addKeyValue("address", listeners.tls().map(ListenerPorts.Tls::address).orElse("-"))
        .addKeyValue("port", listeners.tls().map(ListenerPorts.Tls::port).orElse(0))
        .log("Broker accepts connections.");
  }

  private void stop(EmbeddedHiveMQ hivemq) {
    try {
      Files.deleteIfExists(options.readyFile());
      hivemq.stop().get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
      LOG.info("Broker stopped.");
    } catch (InterruptedException | ExecutionException | TimeoutException | IOException failure) {
      LOG.warn("Broker did not stop in order.", failure);
    } finally {
      // Leaves 0 instead of the JVM's 143, which would look like a failure to a supervisor.
      Runtime.getRuntime().halt(ExitCode.STOPPED);
    }
  }
}
