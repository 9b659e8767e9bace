package fr.teleguichet.fleet.mqtt.broker;

import fr.teleguichet.fleet.platform.datadir.AtomicFileWriter;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a Mosquitto's files true: it writes them again when kiosks come or go, has Mosquitto read
 * them when they or the certificates changed, and ends the open connections of those that left.
 */
public final class MosquittoFileUpdater implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MosquittoFileUpdater.class);

  private static final Duration PERIOD = Duration.ofSeconds(5);
  private static final Duration RELOAD_PATIENCE = Duration.ofSeconds(10);

  private final MosquittoSettings settings;
  private final PublishedPemPaths published;
  private final String hostId;
  private final AllowedKiosks kiosks;
  private final Path folder;
  private final KioskDisconnector disconnections;
  private final ClientDisconnector takeover;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("mosquitto").daemon().factory());

  /** What Mosquitto was last told, so far as this program knows; of its own thread only. */
  private String told = "";

  /** What went wrong in the round before, so that the log says it once; of its own thread only. */
  private String trouble = "";

  /** Writes nothing yet. */
  public MosquittoFileUpdater(
      MosquittoSettings settings,
      DataFolder dataFolder,
      String hostId,
      AllowedKiosks kiosks,
      RevokedKiosks revoked,
      ClientDisconnector takeover) {
    this.settings = settings;
    this.published = PublishedPemPaths.in(dataFolder);
    this.hostId = hostId;
    this.kiosks = kiosks;
    this.folder = dataFolder.root().resolve("mosquitto");
    this.disconnections = new KioskDisconnector(folder.resolve("disconnected"), revoked);
    this.takeover = takeover;
  }

  /** Begins to look every five seconds, where a configuration is wanted. */
  public void start() {
    if (settings.isWanted()) {
      var _ =
          thread.scheduleWithFixedDelay(this::round, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void round() {
    try {
      refresh();
      trouble = "";
    } catch (IOException | RuntimeException failure) {
      if (!trouble.equals(failure.toString())) {
        trouble = failure.toString();
        LOG.atWarn()
            .addKeyValue("cause", trouble)
            .log("Mosquitto could not be brought up to date; trying again.");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * One look: writes and reloads what changed. Whoever has to leave is disconnected at a later look
   * than the one that reloaded: Mosquitto reads its files a moment after it was told to, and would
   * let the kiosk in again until then.
   */
  void refresh() throws IOException, InterruptedException {
    String configuration =
        MosquittoConfigRenderer.configuration(
            settings, published, folder, System.getProperty("user.name"));
    Set<NodeAddress> allowed = kiosks.allowed();
    Map<String, NodeAddress> leaving = disconnections.due(allowed);
    String list = MosquittoConfigRenderer.accessList(hostId, allowed, leaving.values());
    String wanted = configuration + list + certificates();
    if (wanted.equals(told)) {
      disconnections.carryOut(leaving, takeover);
      return;
    }
    Path _ = Files.createDirectories(folder);
    AtomicFileWriter.write(folder.resolve("mosquitto.conf"), configuration);
    AtomicFileWriter.write(folder.resolve(MosquittoConfigRenderer.ACCESS_LIST), list);
    AtomicFileWriter.write(
        folder.resolve(MosquittoConfigRenderer.FILTERS),
        MosquittoTopicFilterRenderer.json(hostId, allowed));
    reload();
    told = wanted;
  }

  /** What tells this state of the certificates' files from another one. */
  private String certificates() throws IOException {
    StringBuilder version = new StringBuilder();
    for (Path file : List.of(published.authorities(), published.revoked(), published.broker())) {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      version.append(attributes.fileKey()).append(attributes.lastModifiedTime()).append('\n');
    }
    return version.toString();
  }

  private void reload() throws IOException, InterruptedException {
    if (settings.reload().isEmpty()) {
      return;
    }
    Process command =
        new ProcessBuilder(settings.reload())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!command.waitFor(RELOAD_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      command.destroyForcibly();
      throw new IOException(settings.reload() + " did not end within " + RELOAD_PATIENCE);
    }
    if (command.exitValue() != 0) {
      throw new IOException(settings.reload() + " ended with status " + command.exitValue());
    }
  }

  @Override
  public void close() {
    var _ = thread.shutdownNow();
  }
}
