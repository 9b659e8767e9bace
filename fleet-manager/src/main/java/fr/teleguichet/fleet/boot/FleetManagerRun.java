package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.account.signin.FirstAccountLink;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.settings.Settings;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of the fleet manager: everything is started in order and stopped in reverse order. */
final class FleetManagerRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FleetManagerRun.class);

  private final Settings settings;
  private final ShutdownSequence stops = new ShutdownSequence();

  FleetManagerRun(Settings settings) {
    this.settings = settings;
  }

  /** Starts everything; being told to stop meanwhile is no failure of whatever was starting. */
  void start() throws Exception {
    try {
      startInOrder();
    } catch (Exception failure) {
      throw stops.isStopped() ? new ShutdownSequence.StoppedWhileStarting() : failure;
    }
  }

  private void startInOrder() throws InterruptedException, IOException {
    CompositionRoot program = new CompositionRoot(settings, new ProductionSystems(), stops);
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopByHook, "stop"));
    WebServer pages = program.start();
    ReadyReport report = ReadyReport.of(pages, announceFirstAccount(pages));
    report.write(GeneralSettings.from(settings).readyFile(), pages.part(JsonMapper.class));
    LOG.atInfo()
        .addKeyValue("pages", report.pages())
        .addKeyValue("devices", report.devices())
        .addKeyValue("broker", report.broker())
        .log("Fleet manager is ready.");
  }

  private Optional<String> announceFirstAccount(WebServer pages) throws IOException {
    return pages
        .part(FirstAccountLink.class)
        .announce(
            HttpSettings.from(settings).publicAddress().orElse(pages.uri()),
            pages.part(DataFolder.class).root().resolve("first-account"));
  }

  /** Waits for ever; the shutdown hook ends the program. */
  void awaitStop() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  @Override
  public void close() {
    stops.stopAll();
  }

  /** Does nothing where the main thread has stopped everything itself and knows its exit code. */
  private void stopByHook() {
    if (!stops.isStopped()) {
      stops.stopAll();
      LOG.info("Fleet manager stopped.");
      // Leaves 0 instead of the JVM's 143, which would look like a failure to a supervisor.
      Runtime.getRuntime().halt(ExitCode.STOPPED);
    }
  }
}
