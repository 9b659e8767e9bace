package fr.teleguichet.edge.enrolment;

import fr.teleguichet.edge.health.ManufacturingFacts;
import fr.teleguichet.edge.identity.HeldCertificate;
import fr.teleguichet.edge.identity.IdentityFolder;
import fr.teleguichet.edge.kiosk.AgentContext;
import fr.teleguichet.edge.kiosk.DurableNotes;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.est.EstException;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.hardware.identity.Fingerprint;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the fleet manager what the unit is made of: once after the enrolment, and again when
 * something has changed. Belongs to the loop.
 */
final class ManufacturingReporter {

  private static final Logger LOG = LoggerFactory.getLogger(ManufacturingReporter.class);
  private static final String NOTE = "manufacturing.sent";
  private static final String PLACE = "/device/v1/manufacturing";
  private static final Duration RETRY = Duration.ofMinutes(20);

  private final Loop loop;
  private final Loop.Worker worker;
  private final DurableNotes notes;
  private final Path root;
  private final IdentityFolder folder;
  private final RandomGenerator random;
  private final OutboundRoute route;
  private final String version;
  private Loop.@Nullable Timer timer;
  private boolean isStopped;

  /**
   * @param version the agent's own
   */
  ManufacturingReporter(AgentContext world, IdentityFolder folder, String version) {
    this.loop = world.loop();
    this.worker = loop.worker("manufacturing");
    this.notes = world.notes();
    this.root = world.machine().root();
    this.folder = folder;
    this.random = world.machine().random();
    this.route = world.route();
    this.version = version;
  }

  /** Sends the facts of now, unless the manager has them. */
  void send(HeldCertificate held) {
    loop.check();
    cancelTimer();
    worker
        .run(() -> json(ManufacturingFacts.read(root), held, version))
        .compose(json -> notes.get(NOTE).compose(sent -> sendNew(held, json, sent)))
        .onFailure(e -> later(held, e));
  }

  static String json(ManufacturingFacts facts, HeldCertificate held, String version) {
    var json = new JsonObject().put("version", 1);
    facts.boardSerial().ifPresent(it -> json.put("boardSerial", it));
    facts.boardRevision().ifPresent(it -> json.put("boardRevision", it));
    json.put("macs", new JsonArray(facts.macs()));
    facts.storageCid().ifPresent(it -> json.put("storageCid", it));
    json.put("key", Fingerprint.of(held.certificate().getPublicKey()).hex());
    var versions = new JsonObject().put("agent", version);
    facts.image().ifPresent(it -> versions.put("image", it));
    return json.put("versions", versions).encode();
  }

  private Future<Void> sendNew(HeldCertificate held, String json, Optional<String> sent) {
    String mark =
        held.manager() + " " + Fingerprint.ofEncoded(json.getBytes(StandardCharsets.UTF_8));
    if (sent.isPresent() && sent.get().equals(mark)) {
      return Future.succeededFuture();
    }
    return worker
        .run(() -> put(held, json))
        .compose(_ -> notes.put(NOTE, mark))
        .onSuccess(_ -> LOG.info("manager={} The unit’s parts are reported.", held.manager()));
  }

  private boolean put(HeldCertificate held, String json) throws IOException {
    new FleetManagerUploader(folder, Optional.of(held), route)
        .put(PLACE, "application/json", json.getBytes(StandardCharsets.UTF_8));
    return true;
  }

  private void later(HeldCertificate held, Throwable e) {
    if (isStopped) {
      return;
    }
    LOG.atLevel(
            e instanceof EstException ? org.slf4j.event.Level.DEBUG : org.slf4j.event.Level.WARN)
        .log(
            "manager={} cause=\"{}\" The unit’s parts are not reported yet.",
            held.manager(),
            e.getMessage());
    Duration wait = RETRY.plusMillis((long) (random.nextDouble() * RETRY.toMillis()));
    timer = loop.after(wait, () -> send(held));
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  /** Sends nothing any more; what is under way is not waited for, and is sent again next time. */
  void stop() {
    isStopped = true;
    cancelTimer();
    var _ = worker.close();
  }
}
