package fr.teleguichet.fleet.mqtt.broker;

import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what the embedded broker refused into the audit log. The broker leaves a file for each
 * refusal, and the file goes once the log has it: whoever dies in between, nothing is lost and
 * little is told twice.
 */
public final class BrokerRefusalAudit implements AutoCloseable {
  /** What the audit log calls it. */
  public static final String ACTION = "broker.refused";

  private static final Logger LOG = LoggerFactory.getLogger(BrokerRefusalAudit.class);

  private static final String ENDING = ".refusal";
  private static final Duration PERIOD = Duration.ofSeconds(5);
  private static final long MAX_FILE_LENGTH = 8_192;
  private static final int MAX_AT_ONCE = 1_000;
  private static final int MAX_SUBJECT_LENGTH = 200;

  private final Path folder;
  private final AuditLog audit;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("broker-refusals").daemon().factory());

  /** Reads nothing yet. */
  public BrokerRefusalAudit(DataFolder dataFolder, AuditLog audit) {
    this(BrokerFiles.refusals(dataFolder), audit);
  }

  BrokerRefusalAudit(Path folder, AuditLog audit) {
    this.folder = folder;
    this.audit = audit;
  }

  /** Begins to look every five seconds. */
  public void start() {
    var _ = thread.scheduleWithFixedDelay(this::round, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What is left after a failure waits for the next round. */
  private void round() {
    try {
      collect();
    } catch (IOException | RuntimeException failure) {
      LOG.atWarn()
          .addKeyValue("cause", failure.toString())
          .log("What the broker refused could not be written into the audit log; trying again.");
    }
  }

  void collect() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    for (Path file : waiting()) {
      if (Files.size(file) <= MAX_FILE_LENGTH) {
        audit.append(entry(Files.readAllLines(file)));
      }
      Files.deleteIfExists(file);
    }
  }

  private List<Path> waiting() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ENDING))
          .sorted()
          .limit(MAX_AT_ONCE)
          .toList();
    }
  }

  private static AuditEntry entry(List<String> lines) {
    Map<String, String> said = new HashMap<>();
    for (String line : lines) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        said.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    String client = said.getOrDefault("client", "");
    Map<String, String> details = new HashMap<>();
    for (String key : List.of("at", "kind", "reason")) {
      details.put(key, said.getOrDefault(key, ""));
    }
    return new AuditEntry(
        actor(client, said.getOrDefault("proved", "true")),
        ACTION,
        client.substring(0, Math.min(client.length(), MAX_SUBJECT_LENGTH)),
        Optional.of(said.getOrDefault("address", "")).filter(address -> !address.isEmpty()),
        details);
  }

  /**
   * Whom the certificate named: {@code TERRITORY/KIOSK}, {@code host:ID}, or nobody. Anybody may
   * show a certificate; who did not prove to have its key is a stranger.
   */
  private static Actor actor(String client, String proved) {
    if (!proved.equals("true")) {
      return new Actor.Stranger();
    }
    String[] parts = client.split("/", -1);
    if (parts.length == 2) {
      try {
        return new Actor.Kiosk(new NodeAddress(parts[0], parts[1]));
      } catch (IllegalArgumentException _) {
        return new Actor.Stranger();
      }
    }
    return client.startsWith("host:") ? new Actor.Program() : new Actor.Stranger();
  }

  @Override
  public void close() {
    var _ = thread.shutdownNow();
  }
}
