package fr.teleguichet.broker;

import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.nio.file.Files;
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
  private final CountDownLatch stopped = new CountDownLatch(1);

  BrokerRun(BrokerOptions options, Clock clock) {
    this.options = options;
    this.clock = clock;
  }

  int untilStopped() throws Exception {
    prepareFolders();
    int port = ListeningPort.claim(options.bindAddress(), options.port());
    EmbeddedHiveMQ hivemq = start(port);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(hivemq), "stop"));
    announce(port);
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

  private EmbeddedHiveMQ start(int port) throws IOException, InterruptedException {
    HiveMqLimits.apply();
    HiveMqConfiguration.write(options.dataFolder().resolve("conf"), options, port);
    EmbeddedHiveMQ hivemq =
        EmbeddedHiveMQ.builder()
            .withConfigurationFolder(options.dataFolder().resolve("conf"))
            .withDataFolder(options.dataFolder().resolve("data"))
            .withExtensionsFolder(
                Files.createDirectories(options.dataFolder().resolve("extensions")))
            .withoutLoggingBootstrap()
            .build();
    try {
      hivemq.start().get();
      return hivemq;
    } catch (ExecutionException failure) {
      throw new IllegalStateException("HiveMQ did not start", failure.getCause());
    }
  }

  private void announce(int port) throws IOException {
    ProcessHandle self = ProcessHandle.current();
    Instant started = self.info().startInstant().orElseGet(clock::instant);
    new ReadyFile(self.pid(), started, options.bindAddress(), port).write(options.readyFile());
    LOG.atInfo()
        .addKeyValue("address", options.bindAddress())
        .addKeyValue("port", port)
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
